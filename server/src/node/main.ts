import { createConnection } from "vscode-languageserver/node";
import { serve } from "../lsp/server.ts";
import { DISK } from "./disk.ts";
import { LiveRequests } from "./live-requests.ts";

/** Says what went wrong and ends the process: the editor starts a new one, which reads everything afresh. */
function stop(error: unknown): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`Zone Trio stopped: ${text}\n`, () => process.exit(1));
}

process.on("uncaughtException", stop);
process.on("unhandledRejection", stop);
// How to speak to the editor is said by --stdio or --node-ipc.
serve(createConnection(), { disk: DISK, liveLookups: (host) => new LiveRequests(host), stop });
