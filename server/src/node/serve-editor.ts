import type { Connection } from "vscode-languageserver";
import { serve } from "../lsp/server.ts";
import { DISK } from "./disk.ts";
import { LiveRequests } from "./live-requests.ts";

/** Serves the editor at the other end of a connection, with the files of the disk. The process ends with it. */
export function serveEditor(connection: Connection): void {
	process.on("uncaughtException", stop);
	process.on("unhandledRejection", stop);
	serve(connection, { disk: DISK, liveLookups: (host) => new LiveRequests(host), stop });
}

/** Says what went wrong and ends the process: the editor starts a new one, which reads everything afresh. */
function stop(error: unknown): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`Zone Trio stopped: ${text}\n`, () => process.exit(1));
}
