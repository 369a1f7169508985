import {
	BrowserMessageReader,
	BrowserMessageWriter,
	type ConnectionOptions,
	createConnection,
} from "vscode-languageserver/browser";
import { serve } from "../lsp/serve.ts";

/** Lets the worker fail, of which the editor is told; it ends the worker and starts a new one, which reads everything afresh. */
function stop(error: unknown): void {
	setTimeout(() => {
		throw error;
	});
}

self.addEventListener("unhandledrejection", ({ reason }) => stop(reason));
const connect = (options: ConnectionOptions) =>
	createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), options);
serve(connect, { stop });
