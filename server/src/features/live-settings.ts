import { parseAddress } from "../records/address.ts";

/** How published DNS is looked up, when somebody asks for it. */
export interface LiveSettings {
	/** Addresses of DNS servers, with a port where it is not 53; those of the system if there are none. */
	readonly servers: readonly string[];
	/** How long a server has for an answer, in seconds. */
	readonly timeout: number;
	/** Whether mail hosts are asked on port 25 how they greet. */
	readonly smtp: boolean;
}

export const DEFAULT_LIVE: LiveSettings = { servers: [], timeout: 5, smtp: false };

/** Whether a text is the address of a server, with a port or without: `192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:5353`. */
export function isServer(text: string): boolean {
	if (parseAddress(text)) return true;
	const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(text) ?? [];
	const address = bracketed ?? plain;
	return address !== undefined && parseAddress(address) !== undefined && Number(port) > 0 && Number(port) < 65_536;
}
