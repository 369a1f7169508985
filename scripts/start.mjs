// npm start: checks the examples on the command line, then opens them in an editor with the extension.
// `npm start -- --no-open` does the first half only.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import {
	build,
	CannotRunHere,
	executableInPath,
	installHost,
	PROJECT,
	removeFolder,
} from "../test/integration/host-install.mjs";
import { startServer, windowAddress } from "../test/integration/web-host.mjs";

const EXAMPLES = join(PROJECT, "examples");
const { values } = parseArgs({ options: { "no-open": { type: "boolean", default: false } } });

build();
for (const example of readdirSync(EXAMPLES, { withFileTypes: true })) {
	if (!example.isDirectory()) continue;
	const folder = relative(process.cwd(), join(EXAMPLES, example.name));
	zonetrio("check", folder);
	zonetrio("report", folder);
}
if (values["no-open"]) console.log("\nNot opening an editor (--no-open).");
else await openEditor();

/** Shows one run of the command. Findings are what the examples are for, so status 1 is right here. */
function zonetrio(command, folder) {
	console.log(`\n$ zonetrio ${command} ${folder}`);
	const { status } = spawnSync(process.execPath, [join(PROJECT, "dist/cli.cjs"), command, folder], {
		stdio: "inherit",
	});
	if (status === 0 || status === 1) return;
	console.error(`zonetrio ${command} ended with status ${status}`);
	process.exit(1);
}

async function openEditor() {
	const code = executableInPath(process.platform === "win32" ? "code.cmd" : "code");
	if (code) {
		console.log(`\nOpening the examples in VS Code (${code}).`);
		const options = { stdio: "ignore", detached: true, shell: process.platform === "win32" };
		spawn(code, [`--extensionDevelopmentPath=${PROJECT}`, "--new-window", EXAMPLES], options).unref();
		return;
	}
	console.log("\nNo `code` in PATH: starting VS Code as a local web page instead.");
	await serveEditor().catch((error) => {
		if (!(error instanceof CannotRunHere)) throw error;
		console.error(`The editor cannot be started here: ${error.message}`);
		console.error(`With VS Code: code --extensionDevelopmentPath=${PROJECT} ${EXAMPLES}`);
		process.exit(1);
	});
}

/** Serves the editor on a free port of this machine until Ctrl-C. Only who has the address, with its token, gets in. */
async function serveEditor() {
	const host = installHost((line) => console.log(`${line} …`));
	const home = mkdtempSync(join(tmpdir(), "zonetrio-editor-"));
	const server = await startServer(host, { home, secret: true });
	process.on("exit", () => {
		server.stop();
		removeFolder(home);
	});
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(0));
	const address = windowAddress(server, { folder: EXAMPLES, extension: PROJECT });
	console.log(`\nThe examples with Zone Trio are at\n\n  ${address}\n\nCtrl-C ends it.`);
	openBrowser(address);
	await server.exited;
	console.error("VS Code's server ended.");
	process.exit(1);
}

function openBrowser(address) {
	const opener = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? executableInPath("xdg-open") : undefined;
	if (opener) spawn(opener, [address], { stdio: "ignore", detached: true }).unref();
}
