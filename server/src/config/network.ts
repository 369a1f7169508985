import { labelsOf } from "./zone-name.ts";

/** A network: the octets of its first address (4 or 16, in network order) and the length of its prefix in bits. */
export interface Network {
	readonly octets: readonly number[];
	readonly length: number;
}

/**
 * Reads `192.0.2.0/26` or `2001:db8::/32`; an address alone is a network of one. Undefined if it is
 * neither, or if bits behind the prefix are set, as named and NSD refuse it.
 */
export function parseNetwork(text: string): Network | undefined {
	const match = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(text);
	if (!match) return undefined;
	const octets = match[1]!.includes(":") ? ipv6Octets(match[1]!) : ipv4Octets(match[1]!);
	if (!octets) return undefined;
	const length = match[2] === undefined ? octets.length * 8 : Number(match[2]);
	if (length > octets.length * 8) return undefined;
	const isAligned = octets.every((octet, index) => (octet & hostMask(length - index * 8)) === 0);
	return isAligned ? { octets, length } : undefined;
}

/** The network as text, `192.0.2.0/26`; IPv6 in the form of RFC 5952. */
export function networkText(network: Network): string {
	const { octets, length } = network;
	if (octets.length === 4) return `${octets.join(".")}/${length}`;
	const groups = groupsOf(octets).map((group) => group.toString(16));
	const run = longestZeroRun(groups);
	if (run.length < 2) return `${groups.join(":")}/${length}`;
	const before = groups.slice(0, run.start).join(":");
	return `${before}::${groups.slice(run.start + run.length).join(":")}/${length}`;
}

/**
 * The reverse zone that holds exactly the network: `2.0.192.in-addr.arpa.`, `8.b.d.0.1.0.0.2.ip6.arpa.`
 * (RFC 1035 section 3.5, RFC 3596 section 2.5). Longer IPv4 prefixes get the name that RFC 2317
 * section 4 suggests, `0/26.2.0.192.in-addr.arpa.`; other prefixes that end within a label have none.
 */
export function reverseOriginOfNetwork(network: Network): string | undefined {
	const { octets, length } = network;
	if (octets.length === 16) {
		if (length % 4 !== 0) return undefined;
		const nibbles = octets.map((octet) => octet.toString(16).padStart(2, "0")).join("");
		return [...nibbles.slice(0, length / 4)].reverse().concat("ip6.arpa.").join(".");
	}
	if (length > 24 && length < 32) return `${octets[3]}/${length}.${reversed(octets.slice(0, 3))}in-addr.arpa.`;
	return length % 8 === 0 ? `${reversed(octets.slice(0, length / 8))}in-addr.arpa.` : undefined;
}

/**
 * The network for which a reverse zone answers. First labels in the styles of RFC 2317 are understood:
 * `0/26`, `0-63`, `64-127`, `0-26`, `0_26`. Undefined if the name does not tell.
 */
export function networkOfReverseOrigin(origin: string): Network | undefined {
	const labels = labelsOf(origin.toLowerCase().replace(/\.$/, ""));
	const suffix = labels.splice(-2).join(".");
	if (suffix === "ip6.arpa") {
		if (labels.length > 32 || !labels.every((label) => /^[0-9a-f]$/.test(label))) return undefined;
		const nibbles = labels.reverse().join("").padEnd(32, "0");
		const octets = Array.from({ length: 16 }, (_, index) =>
			Number.parseInt(nibbles.slice(index * 2, index * 2 + 2), 16),
		);
		return { octets, length: labels.length * 4 };
	}
	if (suffix !== "in-addr.arpa" || labels.length > 4) return undefined;
	const last = labels.length === 4 ? labels.shift()! : undefined;
	const octets = labels.reverse().map(decimalOctet);
	if (octets.includes(-1)) return undefined;
	const padded = [0, 1, 2, 3].map((index) => octets[index] ?? 0);
	if (last === undefined) return { octets: padded, length: octets.length * 8 };
	const block = blockOfLabel(last.replace(/\\(047|\/)/, "/"));
	return block ? { octets: [...padded.slice(0, 3), block.first], length: block.length } : undefined;
}

/**
 * The block of addresses that the first label of a classless zone names, its first octet and its
 * prefix length. `0-63` is a range; `0-26`, which is no whole block, is taken as `0/26`.
 */
export function blockOfLabel(label: string): { first: number; length: number } | undefined {
	const match = /^(\d{1,3})(?:([-_/])(\d{1,3}))?$/.exec(label);
	if (!match) return undefined;
	const first = decimalOctet(match[1]!);
	if (first < 0) return undefined;
	if (match[3] === undefined) return { first, length: 32 };
	const second = decimalOctet(match[3]);
	const size = second - first + 1;
	const isRange = match[2] !== "/" && size > 1 && (size & (size - 1)) === 0 && first % size === 0;
	if (isRange) return { first, length: 32 - Math.log2(size) };
	const isPrefix = second >= 24 && second <= 32 && first % 2 ** (32 - second) === 0;
	return isPrefix ? { first, length: second } : undefined;
}

/** The number that a decimal octet without leading zeros stands for, or -1. */
export function decimalOctet(text: string): number {
	if (!/^(0|[1-9]\d{0,2})$/.test(text)) return -1;
	const value = Number(text);
	return value <= 255 ? value : -1;
}

function reversed(octets: readonly number[]): string {
	return [...octets]
		.reverse()
		.map((octet) => `${octet}.`)
		.join("");
}

/** The bits of an octet that lie behind the first `bits`. */
function hostMask(bits: number): number {
	return bits <= 0 ? 255 : bits >= 8 ? 0 : 255 >> bits;
}

function ipv4Octets(text: string): number[] | undefined {
	const octets = text.split(".").map(decimalOctet);
	return octets.length === 4 && !octets.includes(-1) ? octets : undefined;
}

function ipv6Octets(text: string): number[] | undefined {
	const halves = text.split("::");
	if (halves.length > 2) return undefined;
	const [before, after] = halves.map((half) => (half === "" ? [] : half.split(":")));
	const missing = 8 - before!.length - (after?.length ?? 0);
	if (after ? missing < 1 : missing !== 0) return undefined;
	const groups = [...before!, ...new Array<string>(missing).fill("0"), ...(after ?? [])];
	if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
	return groups.flatMap((group) => {
		const value = Number.parseInt(group, 16);
		return [value >> 8, value & 255];
	});
}

function groupsOf(octets: readonly number[]): number[] {
	return Array.from({ length: 8 }, (_, index) => octets[index * 2]! * 256 + octets[index * 2 + 1]!);
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
	let best = { start: 0, length: 0 };
	let start = 0;
	groups.forEach((group, index) => {
		if (group !== "0") start = index + 1;
		else if (index - start + 1 > best.length) best = { start, length: index - start + 1 };
	});
	return best;
}
