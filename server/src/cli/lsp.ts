import type { Socket } from "node:net";
import { connectTo, LOOPBACK, waitAt } from "../node/editor-socket.ts";
import { serveStreams } from "../node/serve-editor.ts";
import { CommandFailure } from "./command-failure.ts";
import { EXIT_FAILURE, EXIT_USAGE } from "./exit-status.ts";
import { warn } from "./warn.ts";

/** How the server is to speak to an editor: one of the first four. */
export interface LspOptions {
	readonly stdio?: true;
	/** The port of this machine at which the editor listens. */
	readonly socket?: number;
	/** Where it listens, as a named pipe of Windows or a socket of Unix. */
	readonly pipe?: string;
	/** The port of this machine at which the server is to listen; 0 for one that is free. */
	readonly listen?: number;
	/** The process with which the server ends; the library finds it among the arguments by itself. */
	readonly clientProcessId?: number;
}

/** Serves an editor; resolves when there is one to serve, and the process goes on. */
export async function lsp(options: LspOptions): Promise<void> {
	const { stdio, socket, pipe, listen } = options;
	if (stdio) serveStreams(process.stdin, process.stdout);
	else if (socket !== undefined) serveAt(await connected(socket, `port ${socket} of this machine`));
	else if (pipe !== undefined) serveAt(await connected(pipe, pipe));
	else if (listen !== undefined) serveAt(await awaited(listen));
	else {
		throw new CommandFailure(
			EXIT_USAGE,
			"lsp has to know how it speaks to the editor: --stdio, --socket PORT, --listen PORT or --pipe NAME",
		);
	}
}

function serveAt(socket: Socket): void {
	serveStreams(socket, socket);
}

function connected(place: number | string, where: string): Promise<Socket> {
	return connectTo(place).catch((error: NodeJS.ErrnoException) => {
		const isNobody = error.code === "ECONNREFUSED" || error.code === "ENOENT";
		const reason = isNobody ? `no editor listens at ${where}` : `${where} cannot be reached (${error.message})`;
		const advice = typeof place === "number" ? ": for the server itself to listen there, say --listen" : "";
		throw new CommandFailure(EXIT_FAILURE, reason + advice);
	});
}

function awaited(port: number): Promise<Socket> {
	const listening = (taken: number) => warn(`waits for an editor at ${LOOPBACK}:${taken}`);
	return waitAt(port, listening).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "EADDRINUSE") {
			throw new CommandFailure(
				EXIT_FAILURE,
				`another program listens at port ${port} already: choose another one, or 0 for one that is free`,
			);
		}
		if (error.code === "EACCES") {
			throw new CommandFailure(EXIT_FAILURE, `port ${port} is kept for the administrator: choose one above 1023`);
		}
		throw new CommandFailure(EXIT_FAILURE, `port ${port} cannot be had (${error.message})`);
	});
}
