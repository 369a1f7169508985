// VS Code's server with its window in Chromium: the real workbench, extension host and language server.
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, createWriteStream, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Quiet, the same everywhere, and nothing in the window but the files and what the extension says about them. */
const SETTINGS = {
	"chat.disableAIFeatures": true,
	"editor.accessibilitySupport": "off",
	"editor.minimap.enabled": false,
	"extensions.ignoreRecommendations": true,
	"files.simpleDialog.enable": true,
	"security.workspace.trust.enabled": false,
	"telemetry.telemetryLevel": "off",
	"window.commandCenter": false,
	"workbench.colorTheme": "Default Dark Modern",
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.startupEditor": "none",
	"workbench.tips.enabled": false,
};

/**
 * Starts the server on a free loopback port.
 * `home` is a folder of its own for everything the server writes; `vsix` is installed first if given; `settings` are
 * added to the user's; `secret` asks for a token in the address, for servers that live longer than a test.
 * Resolves to `{ port, token, exited, stop }`; rejects with the server's last words if it does not start.
 */
export async function startServer(host, { home, vsix, settings = {}, secret = false }) {
	const data = join(home, "server");
	const builtins = join(home, "builtins");
	mkdirSync(join(data, "data/User"), { recursive: true });
	mkdirSync(builtins, { recursive: true });
	for (const name of ["theme-defaults", "json-language-features", "git-base", "diff"]) {
		const source = join(host.vscode, "extensions", name);
		if (existsSync(source)) symlinkSync(source, join(builtins, name));
	}
	addGit(host, builtins);
	writeFileSync(join(data, "data/User/settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
	const environment = cleanEnvironment(home);
	const main = join(host.vscode, "out/server-main.js");
	const common = ["--accept-server-license-terms", "--server-data-dir", data, "--telemetry-level", "off"];
	if (vsix) {
		execFileSync(host.node, [main, ...common, "--install-extension", vsix, "--force"], {
			env: environment,
			stdio: "pipe",
		});
	}
	const token = secret ? randomBytes(16).toString("hex") : undefined;
	const server = spawn(
		host.node,
		[
			...[main, ...common, "--builtin-extensions-dir", builtins, "--host", "127.0.0.1", "--port", "0"],
			...(token ? ["--connection-token", token] : ["--without-connection-token"]),
			// Without the driver a built VS Code ignores the extension and the tests in the address.
			...["--disable-workspace-trust", "--enable-smoke-test-driver", "--log", "info"],
		],
		{ env: environment, detached: true, stdio: ["ignore", "pipe", "pipe"] },
	);
	const log = createWriteStream(join(home, "server.log"));
	server.stdout.pipe(log, { end: false });
	server.stderr.pipe(log, { end: false });
	const exited = new Promise((resolve) => server.once("exit", (code, signal) => resolve(code ?? signal)));
	const stop = () => killGroup(server.pid);
	const port = await new Promise((resolve, reject) => {
		let heard = "";
		const listen = (chunk) => {
			heard += chunk;
			const found = /Extension host agent listening on (\d+)/.exec(heard);
			if (found) resolve(Number(found[1]));
		};
		server.stdout.on("data", listen);
		server.stderr.on("data", listen);
		server.once("error", reject);
		server.once("exit", (code) => reject(new Error(`VS Code's server ended with ${code}:\n${heard}`)));
	}).catch((error) => {
		stop();
		throw error;
	});
	return { port, token, exited, stop };
}

/** VS Code's Git extension, with nothing in the place of a module that is compiled: it only copies files to new worktrees. */
function addGit(host, builtins) {
	const source = join(host.vscode, "extensions/git");
	if (!existsSync(source)) return;
	const module = join(builtins, "git/node_modules/@vscode/fs-copyfile");
	cpSync(source, join(builtins, "git"), { recursive: true });
	mkdirSync(module, { recursive: true });
	writeFileSync(join(module, "index.js"), "module.exports = {};");
}

/** The address of a window: `folder` opened, with an extension under development and, in tests, its suite. */
export function windowAddress({ port, token }, { folder, extension, suite }) {
	const authority = `vscode-remote://127.0.0.1:${port}`;
	const payload = [
		["skipWelcome", "true"],
		["skipReleaseNotes", "true"],
	];
	if (extension) payload.push(["extensionDevelopmentPath", authority + extension]);
	if (suite) payload.push(["extensionTestsPath", authority + suite]);
	const query = new URLSearchParams({ ...(token && { tkn: token }), folder, payload: JSON.stringify(payload) });
	return `http://127.0.0.1:${port}/?${query}`;
}

/** A Chromium that reaches nothing but the loopback address. Resolves to Playwright's browser. */
export async function startBrowser(host, executablePath, home) {
	const { chromium } = createRequire(join(host.modules, "index.js"))("playwright-core");
	return chromium.launch({
		executablePath,
		env: cleanEnvironment(home),
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
		],
	});
}

/** This environment without a surrounding VS Code, and with a home of its own. */
function cleanEnvironment(home) {
	const environment = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_)/.test(name)),
	);
	for (const [name, folder] of [
		["HOME", ""],
		["XDG_CONFIG_HOME", ".config"],
		["XDG_CACHE_HOME", ".cache"],
		["XDG_DATA_HOME", ".local"],
		["XDG_RUNTIME_DIR", "run"],
	]) {
		environment[name] = join(home, folder);
		mkdirSync(environment[name], { recursive: true, mode: 0o700 });
	}
	environment.EXTENSIONS_GALLERY = "{}";
	return environment;
}

function killGroup(pid) {
	try {
		process.kill(-pid, "SIGKILL");
	} catch {
		// It has ended by itself.
	}
}
