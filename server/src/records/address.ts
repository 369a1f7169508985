import { COLON, DIGIT_0, DOT, hexValue, isDigit } from "../text/char.ts";

/** How many octets an address has (RFC 791, RFC 4291). */
export const IPV4_LENGTH = 4;
export const IPV6_LENGTH = 16;

/**
 * Reads a dotted quad, `octets[start..end)`, to `out[at..at + 4)`: four decimal numbers up to 255,
 * none with a leading zero, as BIND takes it. What is in `out` after a false result is undefined.
 *
 * Hot: runs for each A record. Allocates nothing.
 */
export function readIpv4(octets: Uint8Array, start: number, end: number, out: Uint8Array, at: number): boolean {
	if (end - start > 15) return false;
	let value = 0;
	let digits = 0;
	let target = at;
	for (let source = start; source < end; source++) {
		const octet = octets[source]!;
		if (octet === DOT) {
			if (digits === 0 || target === at + 3) return false;
			out[target++] = value;
			value = 0;
			digits = 0;
			continue;
		}
		if (!isDigit(octet) || (digits > 0 && value === 0)) return false;
		value = value * 10 + octet - DIGIT_0;
		if (value > 255) return false;
		digits++;
	}
	if (digits === 0 || target !== at + 3) return false;
	out[target] = value;
	return true;
}

/**
 * Reads an IPv6 address, `octets[start..end)`, to `out[at..at + 16)` in the forms of RFC 4291
 * section 2.2: groups, `::`, a dotted quad at the end. No zone id and no prefix length.
 * What is in `out` after a false result is undefined.
 *
 * Hot: runs for each AAAA record. Allocates nothing.
 */
export function readIpv6(octets: Uint8Array, start: number, end: number, out: Uint8Array, at: number): boolean {
	const last = at + IPV6_LENGTH;
	let target = at;
	/** Where `::` stands in the output, or -1. */
	let gap = -1;
	let source = start;
	if (source < end && octets[source] === COLON) {
		if (source + 1 >= end || octets[source + 1] !== COLON) return false;
		gap = target;
		source += 2;
	}
	while (source < end) {
		const group = source;
		let value = 0;
		while (source < end) {
			const digit = hexValue(octets[source]!);
			if (digit < 0) break;
			if (source - group === 4) return false;
			value = value * 16 + digit;
			source++;
		}
		if (source < end && octets[source] === DOT) {
			if (target + IPV4_LENGTH > last || !readIpv4(octets, group, end, out, target)) return false;
			target += IPV4_LENGTH;
			source = end;
			break;
		}
		if (source === group || target + 2 > last) return false;
		out[target++] = value >>> 8;
		out[target++] = value;
		if (source === end) break;
		if (octets[source++] !== COLON) return false;
		if (source === end) return false;
		if (octets[source] === COLON) {
			if (gap >= 0) return false;
			gap = target;
			source++;
		}
	}
	if (gap < 0) return target === last;
	if (target === last) return false;
	const moved = target - gap;
	for (let index = 1; index <= moved; index++) out[last - index] = out[target - index]!;
	for (let index = gap; index < last - moved; index++) out[index] = 0;
	return true;
}

/** The dotted quad of the four octets at `at`. */
export function ipv4Text(wire: Uint8Array, at = 0): string {
	return `${wire[at]}.${wire[at + 1]}.${wire[at + 2]}.${wire[at + 3]}`;
}

/**
 * The text of the sixteen octets at `at`, as RFC 5952 wants it: lower case, the longest run of two or more
 * zero groups as `::`. As BIND does, `::a.b.c.d` and `::ffff:a.b.c.d` end with a dotted quad.
 */
export function ipv6Text(wire: Uint8Array, at = 0): string {
	let gap = -1;
	let gapLength = 1;
	let run = 0;
	for (let group = 0; group < 8; group++) {
		run = groupAt(wire, at, group) === 0 ? run + 1 : 0;
		if (run > gapLength) {
			gap = group - run + 1;
			gapLength = run;
		}
	}
	let text = "";
	for (let group = 0; group < 8; group++) {
		if (group === gap) {
			text += "::";
			group += gapLength - 1;
			continue;
		}
		if (text !== "" && !text.endsWith(":")) text += ":";
		// An IPv4-compatible or IPv4-mapped address (RFC 4291 section 2.5.5).
		if (group === 6 && gap === 0 && (gapLength === 6 || (gapLength === 5 && groupAt(wire, at, 5) === 0xffff))) {
			return text + ipv4Text(wire, at + 12);
		}
		text += groupAt(wire, at, group).toString(16);
	}
	return text;
}

function groupAt(wire: Uint8Array, at: number, group: number): number {
	return wire[at + group * 2]! * 256 + wire[at + group * 2 + 1]!;
}

/** The 4 or 16 octets of an address as text, or undefined if the text is none. */
export function parseAddress(text: string): Uint8Array | undefined {
	const octets = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 127) return undefined;
		octets[at] = code;
	}
	if (text.includes(":")) {
		const out = new Uint8Array(IPV6_LENGTH);
		return readIpv6(octets, 0, octets.length, out, 0) ? out : undefined;
	}
	const out = new Uint8Array(IPV4_LENGTH);
	return readIpv4(octets, 0, octets.length, out, 0) ? out : undefined;
}

/** The text of an address of 4 or 16 octets. */
export function addressText(address: Uint8Array): string {
	return address.length === IPV4_LENGTH ? ipv4Text(address) : ipv6Text(address);
}
