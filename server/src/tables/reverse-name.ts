import { toWireName, type WireName } from "../records/domain-name.ts";
import { DIGIT_0, hexValue, isDigit } from "../text/char.ts";
import type { NameId, NameTable } from "./name-table.ts";
import { ROOT_NAME } from "./name-table.ts";

/** The name under which the PTR of an address (4 or 16 octets) is looked up (RFC 1035 section 3.5, RFC 3596 section 2.5). */
export function reverseName(address: Uint8Array): string {
	let name = "";
	if (address.length === 4) {
		for (const octet of address) name = `${octet}.${name}`;
		return `${name}in-addr.arpa.`;
	}
	for (const octet of address) name = `${(octet & 15).toString(16)}.${(octet >> 4).toString(16)}.${name}`;
	return `${name}ip6.arpa.`;
}

/** The same on the wire. */
export function reverseWireName(address: Uint8Array): WireName {
	if (address.length === 16) return toWireName(reverseName(address))!;
	const wire = new Uint8Array(16 + IN_ADDR_ARPA.length);
	let length = 0;
	for (let index = 3; index >= 0; index--) {
		const octet = address[index]!;
		const digits = octet < 10 ? 1 : octet < 100 ? 2 : 3;
		wire[length++] = digits;
		for (let power = 10 ** (digits - 1); power >= 1; power /= 10)
			wire[length++] = DIGIT_0 + (Math.floor(octet / power) % 10);
	}
	wire.set(IN_ADDR_ARPA, length);
	return wire.subarray(0, length + IN_ADDR_ARPA.length);
}

const IN_ADDR_ARPA = toWireName("in-addr.arpa.")!;

/**
 * What a name in a reverse tree stands for: the octets of the address, or of as much of it as the name
 * has, and how many bits that is. Undefined outside `in-addr.arpa.` and `ip6.arpa.`, and where a label
 * is no octet or nibble in its normal form.
 *
 * Hot: once per PTR record. The octets are the only thing it makes.
 */
export function addressOfReverseName(
	names: NameTable,
	name: NameId,
): { octets: Uint8Array; bits: number; family: 4 | 6 } | undefined {
	const trees = treesOf(names);
	let depth = 0;
	let top = name;
	while (top !== trees.ipv4 && top !== trees.ipv6 && top !== ROOT_NAME) {
		path[depth++] = top;
		if (depth > 32) return undefined;
		top = names.parentOf(top);
	}
	if (top === ROOT_NAME) return undefined;
	const family = top === trees.ipv4 ? 4 : 6;
	if (family === 4 && depth > 4) return undefined;
	const octets = new Uint8Array(family === 4 ? 4 : 16);
	for (let index = 0; index < depth; index++) {
		const label = names.labelOctets(path[depth - 1 - index]! as NameId);
		const value = family === 4 ? octetOf(label) : label.length === 1 ? hexValue(label[0]!) : -1;
		if (value < 0) return undefined;
		if (family === 4) octets[index] = value;
		else octets[index >> 1] = octets[index >> 1]! | (index % 2 === 0 ? value << 4 : value);
	}
	return { octets, bits: depth * (family === 4 ? 8 : 4), family };
}

const path = new Int32Array(40);

/** The value of a label that is an octet in decimal without leading zeros, or -1. */
export function octetOf(label: Uint8Array): number {
	if (label.length === 0 || label.length > 3 || (label.length > 1 && label[0] === DIGIT_0)) return -1;
	let value = 0;
	for (const digit of label) {
		if (!isDigit(digit)) return -1;
		value = value * 10 + digit - DIGIT_0;
	}
	return value <= 255 ? value : -1;
}

/** The numbers of `in-addr.arpa.` and `ip6.arpa.` in each table. */
const trees = new WeakMap<NameTable, { readonly ipv4: NameId; readonly ipv6: NameId }>();

function treesOf(names: NameTable): { readonly ipv4: NameId; readonly ipv6: NameId } {
	const known = trees.get(names);
	if (known) return known;
	const enter = (text: string) => {
		const wire = toWireName(text)!;
		return names.intern(wire, 0, wire.length - 1, ROOT_NAME);
	};
	const found = { ipv4: enter("in-addr.arpa."), ipv6: enter("ip6.arpa.") };
	trees.set(names, found);
	return found;
}
