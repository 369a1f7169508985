// npm run storm -- [--edits N] [--seed N]: edits 50 zones at random under a running server, and fails where what it shows is not what reading
// all files anew finds, or where its memory grows.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundlePrograms } from "../support/bundled-program.mjs";

const out = await bundlePrograms("storm", ["main"]);
// A terminal sends its interrupt to both, and the other one says how far it came.
process.on("SIGINT", () => {});
const { status } = spawnSync(
	process.execPath,
	["--enable-source-maps", join(out, "main.mjs"), ...process.argv.slice(2)],
	{
		stdio: "inherit",
	},
);
process.exitCode = status ?? 1;
