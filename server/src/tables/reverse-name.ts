import { toWireName, type WireName } from "../records/domain-name.ts";
import { DIGIT_0, hexValue } from "../text/char.ts";
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
 */
export function addressOfReverseName(
	names: NameTable,
	name: NameId,
): { octets: Uint8Array; bits: number; family: 4 | 6 } | undefined {
	const labels: string[] = [];
	for (let at = name; at !== ROOT_NAME; at = names.parentOf(at)) labels.push(names.label(at));
	if (labels.pop() !== "arpa") return undefined;
	const tree = labels.pop();
	labels.reverse();
	if (tree === "in-addr" && labels.length <= 4) {
		const octets = new Uint8Array(4);
		for (const [index, label] of labels.entries()) {
			if (!/^(0|[1-9][0-9]{0,2})$/.test(label) || Number(label) > 255) return undefined;
			octets[index] = Number(label);
		}
		return { octets, bits: labels.length * 8, family: 4 };
	}
	if (tree === "ip6" && labels.length <= 32) {
		const octets = new Uint8Array(16);
		for (const [index, label] of labels.entries()) {
			const nibble = label.length === 1 ? hexValue(label.charCodeAt(0)) : -1;
			if (nibble < 0) return undefined;
			octets[index >> 1] = octets[index >> 1]! | (index % 2 === 0 ? nibble << 4 : nibble);
		}
		return { octets, bits: labels.length * 4, family: 6 };
	}
	return undefined;
}
