import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * An npm registry on this machine that has one package in one version.
 *
 * @param packed what `npm pack` made
 * @param manifest its package.json
 * @returns the server, which is to be closed, and its address
 */
export async function serveRegistry(
	packed: string,
	manifest: { readonly name: string; readonly version: string },
): Promise<{ readonly server: Server; readonly address: string }> {
	const content = readFileSync(packed);
	const { name, version } = manifest;
	const integrity = `sha512-${createHash("sha512").update(content).digest("base64")}`;
	let address = "";
	const server = createServer(({ url }, response) => {
		if (url === `/${name}`) {
			const dist = { tarball: `${address}/${name}.tgz`, integrity };
			response.setHeader("content-type", "application/json");
			response.end(
				JSON.stringify({ name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } }),
			);
		} else if (url === `/${name}.tgz`) {
			response.end(content);
		} else {
			response.writeHead(404).end("{}");
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { server, address };
}
