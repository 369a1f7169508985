import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { describe, expect, test } from "vitest";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** What a script of ours is made of. */
async function madeOf(entry: string, platform: "browser" | "node" = "browser"): Promise<Metafile> {
	const { metafile } = await build({
		absWorkingDir: PROJECT,
		entryPoints: [entry],
		outdir: "dist",
		bundle: true,
		platform,
		// What a browser lacks shall be found here, and not end the bundling.
		external: ["vscode", "node:*", ...builtinModules],
		metafile: true,
		write: false,
		logLevel: "silent",
	});
	return metafile;
}

const external = ({ outputs }: Metafile) =>
	Object.values(outputs).flatMap(({ imports }) => imports.flatMap(({ path, external }) => (external ? [path] : [])));
const sources = ({ inputs }: Metafile) => Object.keys(inputs).filter((path) => /^(client|server)\//.test(path));

describe("what runs in a browser", () => {
	test.each([
		["client/browser/main.ts", ["vscode"]],
		["server/src/browser/main.ts", []],
	])("%s needs nothing of Node", async (entry, needed) => {
		const metafile = await madeOf(entry);
		expect([...new Set(external(metafile))]).toEqual(needed);
		expect(sources(metafile).filter((path) => /^client\/node\/|^server\/src\/(cli|live|node)\//.test(path))).toEqual(
			[],
		);
	});

	test.each([
		["client/browser/main.ts", "client/node/main.ts", /^client\/(browser|node)\//],
		["server/src/browser/main.ts", "server/src/node/main.ts", /^server\/src\/(browser|live|node)\//],
	])("%s is otherwise what %s is", async (one, other, own) => {
		const shared = (metafile: Metafile) => sources(metafile).filter((path) => !own.test(path));
		expect(shared(await madeOf(one)).sort()).toEqual(shared(await madeOf(other, "node")).sort());
	});
});
