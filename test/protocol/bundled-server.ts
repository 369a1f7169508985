import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PROJECT = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Bundles the server as it is shipped, so that what is tested is what the sources say. Resolves to its path. */
export async function bundleServer(): Promise<string> {
	const outfile = join(PROJECT, "dist/server.cjs");
	const { outputFiles } = await build({
		entryPoints: [join(PROJECT, "server/src/node/main.ts")],
		outfile,
		bundle: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		minifySyntax: true,
		legalComments: "none",
		write: false,
	});
	mkdirSync(dirname(outfile), { recursive: true });
	// Test files run side by side; a rename never shows another one half a file.
	const own = `${outfile}.${process.pid}`;
	writeFileSync(own, outputFiles[0]!.contents);
	renameSync(own, outfile);
	return outfile;
}
