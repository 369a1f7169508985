/** What an address is for, after the IANA registries of special-purpose addresses (RFC 6890) and of multicast. */
export type AddressScope =
	| "global"
	| "private"
	| "shared"
	| "loopback"
	| "link-local"
	| "documentation"
	| "benchmarking"
	| "multicast"
	| "unspecified"
	| "mapped"
	| "reserved";

/** The scope of an address of 4 or 16 octets. */
export function addressScope(address: Uint8Array): AddressScope {
	for (const network of address.length === 4 ? NETWORKS_4 : NETWORKS_6) {
		if (hasPrefix(address, network.octets, network.length)) return network.scope;
	}
	return "global";
}

/** Whether hosts anywhere can reach the address; documentation networks count, since examples and tests stand for real ones. */
export function isPublicAddress(address: Uint8Array): boolean {
	const scope = addressScope(address);
	return scope === "global" || scope === "documentation";
}

/** Whether the address means another host in each network: RFC 1918, RFC 6598, RFC 4193, loopback, link-local. */
export function isPrivateAddress(address: Uint8Array): boolean {
	const scope = addressScope(address);
	return scope === "private" || scope === "shared" || scope === "loopback" || scope === "link-local";
}

/** Whether the first `length` bits of two addresses are the same (0 to 32 or 128); never for addresses of two families. */
export function hasPrefix(address: Uint8Array, prefix: Uint8Array, length: number): boolean {
	if (address.length !== prefix.length) return false;
	const whole = length >> 3;
	for (let at = 0; at < whole; at++) if (address[at] !== prefix[at]) return false;
	const rest = length & 7;
	return rest === 0 || ((address[whole]! ^ prefix[whole]!) & (0xff00 >> rest)) === 0;
}

interface Network {
	readonly scope: AddressScope;
	readonly octets: Uint8Array;
	readonly length: number;
}

/** The first network that holds an address decides; longer ones come before those that hold them. */
const NETWORKS_4: readonly Network[] = [
	network4("unspecified", 32, [0, 0, 0, 0]),
	network4("reserved", 8, [0]),
	network4("private", 8, [10]),
	network4("shared", 10, [100, 64]),
	network4("loopback", 8, [127]),
	network4("link-local", 16, [169, 254]),
	network4("private", 12, [172, 16]),
	network4("global", 32, [192, 0, 0, 9]),
	network4("global", 32, [192, 0, 0, 10]),
	network4("reserved", 24, [192, 0, 0]),
	network4("documentation", 24, [192, 0, 2]),
	network4("reserved", 24, [192, 88, 99]),
	network4("private", 16, [192, 168]),
	network4("benchmarking", 15, [198, 18]),
	network4("documentation", 24, [198, 51, 100]),
	network4("documentation", 24, [203, 0, 113]),
	network4("multicast", 4, [224]),
	network4("reserved", 4, [240]),
];

const NETWORKS_6: readonly Network[] = [
	network6("unspecified", 128, []),
	network6("loopback", 128, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
	network6("mapped", 96, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]),
	network6("global", 96, [0x00, 0x64, 0xff, 0x9b]),
	network6("private", 48, [0x00, 0x64, 0xff, 0x9b, 0x00, 0x01]),
	network6("benchmarking", 48, [0x20, 0x01, 0x00, 0x02]),
	network6("documentation", 32, [0x20, 0x01, 0x0d, 0xb8]),
	network6("documentation", 20, [0x3f, 0xff]),
	network6("global", 3, [0x20]),
	network6("private", 7, [0xfc]),
	network6("link-local", 10, [0xfe, 0x80]),
	network6("private", 10, [0xfe, 0xc0]),
	network6("multicast", 8, [0xff]),
	// IANA allots global unicast from 2000::/3 only; all else is unallotted, deprecated or for discarding.
	network6("reserved", 0, []),
];

function network4(scope: AddressScope, length: number, octets: readonly number[]): Network {
	return { scope, length, octets: padded(octets, 4) };
}

function network6(scope: AddressScope, length: number, octets: readonly number[]): Network {
	return { scope, length, octets: padded(octets, 16) };
}

function padded(octets: readonly number[], length: number): Uint8Array {
	const all = new Uint8Array(length);
	all.set(octets);
	return all;
}
