import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { start, stop, type ZoneTrio } from "../src/extension.ts";
import { ServerWorker } from "./server-worker.ts";

/** Starts everything, the server in a worker. Called by VS Code. */
export function activate(context: ExtensionContext): ZoneTrio {
	const script = Uri.joinPath(context.extensionUri, "dist", "server-worker.js").toString(true);
	const worker = new ServerWorker(script);
	context.subscriptions.push(worker);
	return start(context, {
		hasLiveDns: false,
		newClient: (options) => new LanguageClient("zoneTrio", "Zone Trio", () => worker.start(), options),
	});
}

/** Called by VS Code, which waits for it. */
export function deactivate(): Promise<void> {
	return stop();
}
