import type { Readable, Writable } from "node:stream";
import { type Connection, type ConnectionOptions, createConnection } from "vscode-languageserver/node";
import { serve } from "../lsp/serve.ts";
import { DISK } from "./disk.ts";
import { FramedInput } from "./framed-input.ts";
import { FramedOutput } from "./framed-output.ts";
import { LiveRequests } from "./live-requests.ts";

/** Serves the editor at the other end of the connection that `connect` makes, with the files of the disk. The process ends with it. */
export function serveEditor(connect: (options: ConnectionOptions) => Connection): void {
	process.on("uncaughtException", stop);
	process.on("unhandledRejection", stop);
	serve(connect, { disk: DISK, liveLookups: (host) => new LiveRequests(host), stop });
}

/** Serves the editor that sends messages by one stream and takes them from another. */
export function serveStreams(input: Readable, output: Writable): void {
	const framed = new FramedInput(input, (message) => process.stderr.write(`Zone Trio: ${message}\n`));
	// A stream to read and what writes may be given together, which only the types do not know: of a stream alone its end is seen.
	const written = new FramedOutput(output) as unknown as Writable;
	serveEditor((options) => createConnection(framed, written, options));
}

/** Says what went wrong and ends the process: the editor starts a new one, which reads everything afresh. */
function stop(error: unknown): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`Zone Trio stopped: ${text}\n`, () => process.exit(1));
}
