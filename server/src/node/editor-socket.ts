import { createServer, type NetConnectOpts, type Socket, connect as toSocket } from "node:net";

/** Nobody beyond this machine is to read zones, or to change them. */
export const LOOPBACK = "127.0.0.1";

/**
 * Connects to an editor that listens: at a port of this machine, or at a path (a named pipe of Windows, a socket of Unix).
 *
 * @throws Error of Node with the code `ECONNREFUSED` or `ENOENT` where nobody listens.
 */
export function connectTo(place: number | string): Promise<Socket> {
	const options: NetConnectOpts = typeof place === "number" ? { host: LOOPBACK, port: place } : { path: place };
	return new Promise((resolve, reject) => {
		const socket = toSocket(options, () => {
			socket.off("error", reject);
			resolve(socket);
		});
		socket.once("error", reject);
	});
}

/**
 * Waits at a port of this machine for one editor; others are not let in.
 *
 * @param port 0 for one that is free.
 * @param listening is told which port it is.
 * @throws Error of Node with the code `EADDRINUSE` where another program has the port, and `EACCES` where it is not ours to have.
 */
export function waitAt(port: number, listening: (port: number) => void): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const server = createServer((socket) => {
			server.close();
			resolve(socket);
		});
		server.maxConnections = 1;
		server.once("error", reject);
		server.listen(port, LOOPBACK, () => {
			const address = server.address();
			listening(typeof address === "object" && address ? address.port : port);
		});
	});
}
