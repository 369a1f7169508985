// npm run package: makes zonetrio.vsix of what was built, without what only the command needs. Fails where vsce warns of
// anything, or the package is larger than a download should be. The same sources make the same file, octet by octet: everything in it
// has the time of the commit, or what SOURCE_DATE_EPOCH says.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../zonetrio.vsix", import.meta.url));
const LARGEST = 1.5 * 1024 * 1024;

const vsce = fileURLToPath(new URL("vsce", import.meta.resolve("@vscode/vsce/package.json")));
const again = join(mkdtempSync(join(tmpdir(), "zonetrio-package-")), "again.vsix");
const told = packed(PACKAGE);
process.stdout.write(told);
const warned = /^.*\bwarning\b.*$/im.exec(told)?.[0];
if (warned !== undefined) fail(`vsce warns: ${warned.trim()}`);
const { size } = statSync(PACKAGE);
if (size > LARGEST) fail(`zonetrio.vsix has ${size} bytes, and ${LARGEST} are the most it may have`);
packed(again);
const [one, other] = [PACKAGE, again].map((path) => createHash("sha256").update(readFileSync(path)).digest("hex"));
rmSync(dirname(again), { recursive: true });
if (one !== other) fail("zonetrio.vsix is another file each time it is made");
console.log(`sha256 ${one}`);

/** Makes a package; what vsce told. */
function packed(path) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[vsce, "package", "--no-dependencies", "--out", path],
		{ cwd: PROJECT, encoding: "utf8", env: { ...process.env, SOURCE_DATE_EPOCH: sourceDate() } },
	);
	if (status !== 0) {
		process.stderr.write(stdout + stderr);
		process.exit(status ?? 1);
	}
	return stdout + stderr;
}

/** Seconds since 1970. Where there is no Git, any time serves, as long as it is the same. */
function sourceDate() {
	const committed = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: PROJECT, encoding: "utf8" });
	return process.env.SOURCE_DATE_EPOCH ?? (/^\d+$/m.exec(committed.stdout ?? "")?.[0] || "1000000000");
}

function fail(reason) {
	rmSync(PACKAGE, { force: true });
	console.error(reason);
	process.exit(1);
}
