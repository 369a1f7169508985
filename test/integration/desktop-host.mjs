// A desktop VS Code, downloaded or named by VSCODE_EXECUTABLE.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { CannotRunHere, executableInPath } from "./host-install.mjs";

/** Runs the suite in a desktop VS Code. Resolves to the exit status; `limit` is in milliseconds. */
export async function runInDesktop({ folder, extension, suite }, temporary, limit) {
	const executable = process.env.VSCODE_EXECUTABLE;
	const version = process.env.VSCODE_VERSION;
	const run = runTests({
		...(executable ? { vscodeExecutablePath: executable } : {}),
		...(version ? { version } : {}),
		extensionDevelopmentPath: extension,
		extensionTestsPath: suite,
		extensionTestsEnv: { TEST_RESULT_FILE: process.env.TEST_RESULT_FILE, MOCHA_GREP: process.env.MOCHA_GREP },
		launchArgs: [
			folder,
			"--disable-extensions",
			"--disable-workspace-trust",
			"--skip-welcome",
			"--skip-release-notes",
			"--user-data-dir",
			join(temporary, "user"),
			// Chromium's sandbox does not start as root.
			...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
		],
	}).catch((error) => {
		console.error(String(error.message ?? error));
		return 1;
	});
	let timer;
	const late = new Promise((done) => {
		timer = setTimeout(done, limit, 124);
	});
	const status = await Promise.race([run, late]);
	clearTimeout(timer);
	return status;
}

/** True on Linux without a screen. */
export function needsDisplay() {
	return process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** Starts this same run again with a screen that nobody sees. Resolves to its exit status. */
export function runUnderXvfb() {
	if (!executableInPath("xvfb-run")) {
		throw new CannotRunHere("no display, and no xvfb-run in PATH. Debian and Ubuntu: apt-get install xvfb");
	}
	return new Promise((resolve) => {
		const environment = { ...process.env, VSCODE_TEST_HOST: "electron" };
		const child = spawn("xvfb-run", ["-a", process.execPath, ...process.argv.slice(1)], {
			env: environment,
			stdio: "inherit",
		});
		child.once("exit", (code) => resolve(code ?? 1));
	});
}
