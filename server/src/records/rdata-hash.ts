/** A hash of RDATA in wire form, `wire[0..length)`; equal records of a type have equal ones. Hot: once per record. */
export function rdataHash(wire: Uint8Array, length: number): number {
	let hash = length;
	for (let at = 0; at < length; at++) hash = Math.imul(hash ^ wire[at]!, 0x01000193);
	return hash;
}
