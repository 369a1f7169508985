// What the web host needs on this machine: VS Code itself (from the npm registry) and a Chromium to show it in.
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, lstatSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ownChromium } from "./own-chromium.mjs";

export const PROJECT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const HOST = resolve(PROJECT, process.env.VSCODE_HOST_DIR ?? "test/host");

/** A reason why the host cannot run here; its message is the one line a person needs. */
export class CannotRunHere extends Error {}

/** Where VS Code's server lies, after installing it if it is missing. `say` gets one line per thing that takes time. */
export function installHost(say) {
	if (process.platform !== "linux") {
		throw new CannotRunHere("the web host runs on Linux only; set VSCODE_EXECUTABLE to a desktop VS Code");
	}
	const vscode = join(HOST, "node_modules/code-server/lib/vscode");
	if (!existsSync(join(vscode, "out/server-main.js"))) {
		say("installing VS Code for the tests from the npm registry (about 150 MB to load, 480 MB on disk, once)");
		run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", HOST]);
	}
	// The browser loads TextMate and its regular expressions from here, and the server its modules.
	const modules = join(vscode, "node_modules");
	if (!lstatSync(modules, { throwIfNoEntry: false })) symlinkSync("../../..", modules);
	return { vscode, node: hostNode(), modules: join(HOST, "node_modules") };
}

/** The Node that this VS Code was built for, where the host brings it; older hosts run on the Node at hand. */
function hostNode() {
	const own = join(HOST, `node_modules/node-linux-${process.arch}/bin/node`);
	return existsSync(own) ? own : process.execPath;
}

/**
 * A Chromium: the one named by CHROMIUM_EXECUTABLE, else the one in PATH, else one from the npm registry, else, for root
 * on Debian, the package.
 * Throws `CannotRunHere` with what to install.
 */
export function findChromium(say) {
	const named = process.env.CHROMIUM_EXECUTABLE;
	if (named) {
		if (isExecutable(named)) return named;
		throw new CannotRunHere(`CHROMIUM_EXECUTABLE is ${named}, which cannot be run`);
	}
	const found = inPath() ?? ownChromium(join(PROJECT, "test/host/chromium"), say);
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
		say("installing Chromium and a font with apt-get (about 115 MB to load, once)");
		const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
		run("apt-get", ["update", "-qq"], environment);
		run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], environment);
		const installed = inPath();
		if (installed) return installed;
	}
	throw new CannotRunHere(
		"no Chromium in PATH. Debian and Ubuntu: apt-get install --no-install-recommends chromium fonts-dejavu-core; " +
			"elsewhere set CHROMIUM_EXECUTABLE",
	);
}

function inPath() {
	const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
	for (const name of names) {
		const found = executableInPath(name);
		if (found) return found;
	}
	return undefined;
}

/** The full path of a program in PATH, or undefined. */
export function executableInPath(name) {
	for (const folder of (process.env.PATH ?? "").split(delimiter)) {
		if (folder && isExecutable(join(folder, name))) return join(folder, name);
	}
	return undefined;
}

function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function run(command, parameters, env = process.env) {
	const { status, error, stdout, stderr } = spawnSync(command, parameters, { env, encoding: "utf8" });
	if (status === 0) return;
	process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
	throw new CannotRunHere(
		`${command} ${parameters[0]} failed${error ? `: ${error.message}` : ` with status ${status}`}`,
	);
}

/** Builds the bundles, so that what runs is what the sources say. */
export function build() {
	execFileSync(process.execPath, [join(PROJECT, "esbuild.mjs")], { cwd: PROJECT, stdio: "inherit" });
}

/** Removes a folder, also while a process that is just ending still writes into it. */
export function removeFolder(folder) {
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
