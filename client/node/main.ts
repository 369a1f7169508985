import { join } from "node:path";
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start, stop, type ZoneTrio } from "../src/extension.ts";
import { registerToolTasks } from "./tool-tasks.ts";

/** Starts everything, the server in a process of its own. Called by VS Code. */
export function activate(context: ExtensionContext): ZoneTrio {
	const module = context.asAbsolutePath(join("dist", "server.cjs"));
	const server = { module, transport: TransportKind.ipc };
	const started = start(context, {
		hasLiveDns: true,
		newClient: (options) => new LanguageClient("zoneTrio", "Zone Trio", server, options),
	});
	context.subscriptions.push(...registerToolTasks(started.client));
	return started;
}

/** Called by VS Code, which waits for it. */
export function deactivate(): Promise<void> {
	return stop();
}
