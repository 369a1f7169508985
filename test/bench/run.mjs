// npm run bench -- [options]: measures the command and the server, and prints tables.
//   --write  writes docs/performance.md
//   --quick  smaller zones, fewer runs, in less than a minute
//   --check  fails if something takes much longer than it did, measured by how fast this machine is (budgets.ts)
//   --blocks only how long each request blocks the event loop of the language server
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

const PROJECT = join(import.meta.dirname, "../..");
// Two levels below the project as its source is, so that it finds the project.
const OUT = join(PROJECT, "build/bench");

await build({
	entryPoints: ["main.ts", "memory.ts"].map((name) => join(PROJECT, "test/bench", name)),
	outdir: OUT,
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
const { status } = spawnSync(
	process.execPath,
	["--enable-source-maps", join(OUT, "main.mjs"), ...process.argv.slice(2)],
	{
		cwd: PROJECT,
		stdio: "inherit",
	},
);
process.exitCode = status ?? 1;
