// npm run bench -- [options]: measures the command and the server, and prints tables.
//   --write  writes docs/performance.md
//   --quick  smaller zones, fewer runs, in less than a minute
//   --check  fails if something takes much longer than it did, measured by how fast this machine is (budgets.ts)
//   --blocks only how long each request blocks the event loop of the language server
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundlePrograms } from "../support/bundled-program.mjs";

const out = await bundlePrograms("bench", ["main", "memory"]);
const { status } = spawnSync(
	process.execPath,
	["--enable-source-maps", join(out, "main.mjs"), ...process.argv.slice(2)],
	{
		cwd: join(import.meta.dirname, "../.."),
		stdio: "inherit",
	},
);
process.exitCode = status ?? 1;
