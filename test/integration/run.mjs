// Runs the integration suite inside a real VS Code: `run.mjs` for the sources, `run.mjs --vsix FILE` for a package.
//
// VSCODE_EXECUTABLE=/path/code   a desktop VS Code (under xvfb-run where Linux has no display)
// VSCODE_TEST_HOST=web|electron  force the code-server build with Chromium, or the download of a desktop VS Code
// Neither: the download where it can be reached, the web host everywhere else.
// Also: VSCODE_VERSION, VSCODE_HOST_DIR, CHROMIUM_EXECUTABLE, INTEGRATION_LIMIT_MS, MOCHA_GREP, VERBOSE.
//
// Exit status: 0 passed, 1 a test failed or the suite did not run to its end, 69 cannot run here, 124 took too long.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build as bundle } from "esbuild";
import { needsDisplay, runInDesktop, runUnderXvfb } from "./desktop-host.mjs";
import {
	build,
	CannotRunHere,
	executableInPath,
	findChromium,
	installHost,
	PROJECT,
	removeFolder,
} from "./host-install.mjs";
import { startBrowser, startServer, windowAddress } from "./web-host.mjs";

const LIMIT = Number(process.env.INTEGRATION_LIMIT_MS ?? 480_000);
const SUITE = join(PROJECT, "out/test/integration/suite.cjs");
const MARK = "\u2502";

const { values } = parseArgs({ options: { vsix: { type: "string" } } });
const temporary = realpathSync(mkdtempSync(join(tmpdir(), "zonetrio-integration-")));
process.on("exit", () => removeFolder(temporary));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

try {
	process.exitCode = await main();
} catch (error) {
	const cannot = error instanceof CannotRunHere;
	console.error(cannot ? `the integration tests cannot run here: ${error.message}` : error);
	process.exitCode = cannot ? 69 : 1;
}
process.exit();

async function main() {
	const vsix = values.vsix && resolve(values.vsix);
	if (vsix && !existsSync(vsix)) throw new CannotRunHere(`${vsix} does not exist: run npm run package`);
	if (!vsix) build();
	await bundle({
		entryPoints: [join(PROJECT, "test/integration/suite/index.ts")],
		outfile: SUITE,
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node20",
		external: ["vscode", "mocha"],
		sourcemap: "inline",
		logLevel: "warning",
	});
	const folder = join(temporary, "workspace");
	cpSync(join(PROJECT, "test/integration/workspace"), folder, { recursive: true });
	commit(folder);
	process.env.TEST_RESULT_FILE = join(temporary, "result.json");

	const target = { folder, extension: vsix ? testEntry() : PROJECT, suite: SUITE };
	const kind = vsix ? "web" : await chooseHost();
	if (kind === "electron" && needsDisplay()) return runUnderXvfb();
	const began = Date.now();
	const status = kind === "web" ? await runInBrowser(target, vsix) : await runInDesktop(target, temporary, LIMIT);
	const proven = verdict(kind === "web" ? "in Chromium" : "on the desktop", Date.now() - began);
	return status || proven;
}

/** Makes a repository of the workspace, so that VS Code's Git extension has something to tell; without Git it does not. */
function commit(folder) {
	const who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
	const git = (...args) => spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
	git("init", "--quiet");
	git("add", ".");
	git("commit", "--quiet", "--message=Begin");
}

/** Where the suite runs: see the head of this file. */
async function chooseHost() {
	const forced = process.env.VSCODE_TEST_HOST;
	if (forced === "web" || forced === "electron") return forced;
	if (process.env.VSCODE_EXECUTABLE || process.platform !== "linux") return "electron";
	if (needsDisplay() && !executableInPath("xvfb-run")) return "web";
	const reachable = await fetch("https://update.code.visualstudio.com/api/releases/stable", {
		signal: AbortSignal.timeout(5000),
	}).then(
		(response) => response.ok,
		() => false,
	);
	return reachable ? "electron" : "web";
}

/** VS Code starts tests only with an extension under development; for a package that is this empty one. */
function testEntry() {
	const entry = join(temporary, "test-entry");
	mkdirSync(entry);
	const manifest = { name: "test-entry", publisher: "zonetrio", version: "0.0.1", engines: { vscode: "*" } };
	writeFileSync(join(entry, "package.json"), JSON.stringify(manifest));
	return entry;
}

async function runInBrowser(target, vsix) {
	const host = installHost(console.log);
	const executable = findChromium(console.log);
	process.env.TEST_LINE_MARK = MARK;
	const home = join(temporary, "home");
	// In a browser, VS Code saves after a second, which would change the fixture under the tests.
	const server = await startServer(host, { home, vsix, settings: { "files.autoSave": "off" } });
	process.on("exit", server.stop);
	const browser = await startBrowser(host, executable, home);
	const lines = [];
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		const ended = new Promise((done) => {
			page.exposeFunction("codeAutomationLog", (_kind, parts) => report(parts, lines));
			page.exposeFunction("codeAutomationExit", (code) => done(code));
			page.once("crash", () => done(70));
			server.exited.then(() => done(71));
		});
		await page.goto(windowAddress(server, target));
		let timer;
		const late = new Promise((done) => {
			timer = setTimeout(done, LIMIT, 124);
		});
		const status = await Promise.race([ended, late]);
		clearTimeout(timer);
		if (status === 0 || status === 1) return status;
		const picture = join(PROJECT, "out/integration-failed.png");
		await page.screenshot({ path: picture }).catch(() => undefined);
		console.error(status === 124 ? `not ended after ${LIMIT / 1000} s` : `the window ended with ${status}`, picture);
		return status;
	} finally {
		if (process.env.VERBOSE) console.log([...lines, readFileSync(join(home, "server.log"), "utf8")].join("\n"));
		else if (!existsSync(process.env.TEST_RESULT_FILE)) console.error(lines.slice(-20).join("\n"));
		await browser.close().catch(() => undefined);
		server.stop();
	}
}

/** Prints the suite's own lines; the rest of VS Code's log is kept for VERBOSE. */
function report(parts, lines) {
	const text = parts.filter((part) => typeof part === "string").join(" ");
	for (const line of text.split("\n")) {
		if (line.startsWith(MARK)) console.log(line.slice(MARK.length));
		else lines.push(line);
	}
}

/** Status 0 of VS Code is no proof: the extension host may have died. The suite's own last act is. */
function verdict(host, milliseconds) {
	const file = process.env.TEST_RESULT_FILE;
	if (!existsSync(file)) {
		console.error("the suite did not run to its end");
		return 1;
	}
	const { passes, failures, pending, version } = JSON.parse(readFileSync(file, "utf8"));
	const seconds = (milliseconds / 1000).toFixed(1);
	console.log(`${passes} passed, ${failures} failed, ${pending} skipped in VS Code ${version} ${host} (${seconds} s)`);
	return passes > 0 && failures === 0 && pending === 0 ? 0 : 1;
}
