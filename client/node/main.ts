import { join } from "node:path";
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start, stop, type ZoneTrio } from "../src/extension.ts";

/** Starts everything, the server in a process of its own. Called by VS Code. */
export function activate(context: ExtensionContext): ZoneTrio {
	const module = context.asAbsolutePath(join("dist", "server.cjs"));
	const server = { module, transport: TransportKind.ipc };
	return start(context, {
		hasLiveDns: true,
		newClient: (options) => new LanguageClient("zoneTrio", "Zone Trio", server, options),
	});
}

/** Called by VS Code, which waits for it. */
export function deactivate(): Promise<void> {
	return stop();
}
