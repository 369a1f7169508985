import { UPPER_A, UPPER_Z } from "../text/char.ts";

/** Where a written name, `octets[start..end)`, has capital letters, as a number that is 0 where it has none. Hot: once per owner. */
export function capitalsIn(octets: Uint8Array, start: number, end: number): number {
	let capitals = 0;
	for (let at = start; at < end; at++) {
		const octet = octets[at]!;
		if (octet >= UPPER_A && octet <= UPPER_Z) capitals += (at - start + 1) * 7;
	}
	return capitals;
}
