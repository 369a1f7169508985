import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";

/** Asks for the name servers of the root (RFC 1035 section 4.1). */
const QUESTION = Uint8Array.of(0x5a, 0x54, 0x01, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1);

/**
 * Whether a DNS server answers at all over UDP, whatever it says.
 *
 * @param server an address, with a port where it is not 53.
 * @param timeout milliseconds.
 */
export function answersOverUdp(server: string, timeout: number): Promise<boolean> {
	const { address, port } = addressAndPort(server);
	const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
	return new Promise((resolve) => {
		const end = (answers: boolean) => {
			clearTimeout(timer);
			socket.close();
			resolve(answers);
		};
		const timer = setTimeout(end, timeout, false);
		socket.once("message", () => end(true));
		socket.once("error", () => end(false));
		// Connected, so that a port that nobody listens on is told.
		socket.connect(port, address, () => socket.send(QUESTION));
	});
}

function addressAndPort(server: string): { address: string; port: number } {
	const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([\d.]+|[^[\]]+?))(?::(\d+))?$/.exec(server) ?? [];
	if (bracketed === undefined && isIPv6(server)) return { address: server, port: 53 };
	return { address: bracketed ?? plain ?? server, port: Number(port ?? 53) };
}
