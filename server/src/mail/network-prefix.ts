/** The network that the first `length` bits of an address name: the same octets with the other bits 0. */
export function networkOf(address: Uint8Array, length: number): Uint8Array {
	return address.map((octet, index) => octet & (0xff00 >> Math.min(8, Math.max(0, length - index * 8))));
}
