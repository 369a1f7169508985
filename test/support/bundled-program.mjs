import { join } from "node:path";
import { build } from "esbuild";

const PROJECT = join(import.meta.dirname, "../..");

/**
 * Bundles programs of a folder of `test`, so that Node can run them.
 *
 * @param folder the name of the folder.
 * @param programs the names of the programs in it, without their endings.
 * @returns the folder of the bundles, each NAME.mjs: two levels below the project as the source is, so that they find the project.
 */
export async function bundlePrograms(folder, programs) {
	const outdir = join(PROJECT, "build", folder);
	await build({
		entryPoints: programs.map((name) => join(PROJECT, "test", folder, `${name}.ts`)),
		outdir,
		outExtension: { ".js": ".mjs" },
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		external: ["esbuild"],
		sourcemap: "inline",
		logLevel: "warning",
		banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
	});
	return outdir;
}
