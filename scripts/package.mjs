// npm run package: makes zonetrio.vsix of what was built, without what only the command needs. Fails where vsce warns of
// anything, or the package is larger than a download should be.
import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../zonetrio.vsix", import.meta.url));
const LARGEST = 1.5 * 1024 * 1024;

const vsce = fileURLToPath(new URL("vsce", import.meta.resolve("@vscode/vsce/package.json")));
const { status, stdout, stderr } = spawnSync(
	process.execPath,
	[vsce, "package", "--no-dependencies", "--out", PACKAGE],
	{ cwd: PROJECT, encoding: "utf8" },
);
process.stdout.write(stdout);
process.stderr.write(stderr);
const warned = /^.*\bwarning\b.*$/im.exec(stdout + stderr)?.[0];
if (status !== 0) process.exit(status ?? 1);
if (warned !== undefined) fail(`vsce warns: ${warned.trim()}`);
const { size } = statSync(PACKAGE);
if (size > LARGEST) fail(`zonetrio.vsix has ${size} bytes, and ${LARGEST} are the most it may have`);

function fail(reason) {
	rmSync(PACKAGE);
	console.error(reason);
	process.exit(1);
}
