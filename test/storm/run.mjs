// npm run storm -- [--edits N] [--seed N]: edits 50 zones at random under a running server, and fails where what it shows is not what reading
// all files anew finds, or where its memory grows.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

const PROJECT = join(import.meta.dirname, "../..");
// Two levels below the project as its source is, so that it finds the project.
const OUT = join(PROJECT, "build/storm/main.mjs");

await build({
	entryPoints: [join(PROJECT, "test/storm/main.ts")],
	outfile: OUT,
	bundle: true,
	platform: "node",
	format: "esm",
	target: "node20",
	external: ["esbuild"],
	sourcemap: "inline",
	logLevel: "warning",
	banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
// A terminal sends its interrupt to both, and the other one says how far it came.
process.on("SIGINT", () => {});
const { status } = spawnSync(process.execPath, ["--enable-source-maps", OUT, ...process.argv.slice(2)], {
	stdio: "inherit",
});
process.exitCode = status ?? 1;
