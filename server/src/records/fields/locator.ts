import { COLON, HYPHEN, hexValue } from "../../text/char.ts";
import type { FieldKind } from "../record-type.ts";
import { defineField } from "./define-field.ts";

/** Four groups of up to four hexadecimal digits (NID and L64, RFC 6742 section 2). */
export const locator64 = defineField({
	id: "locator64",
	expects: "four groups of one to four hexadecimal digits such as 2001:db8:1140:1000",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const end = reader.ends[token]!;
		let digits = 0;
		let value = 0;
		let groups = 0;
		for (let at = reader.starts[token]!; at <= end; at++) {
			const octet = at < end ? reader.octets[at]! : COLON;
			if (octet === COLON) {
				if (digits === 0 || ++groups > 4) return reader.reject(token, field);
				reader.uint16(value);
				digits = 0;
				value = 0;
				continue;
			}
			const digit = hexValue(octet);
			if (digit < 0 || ++digits > 4) return reader.reject(token, field);
			value = value * 16 + digit;
		}
		return groups === 4 || reader.reject(token, field);
	},
	show(cursor) {
		const groups: string[] = [];
		for (let group = 0; group < 4; group++) groups.push(cursor.uint16().toString(16));
		return groups.join(":");
	},
	valid: (cursor) => cursor.skip(8),
});

/** The address of a network interface, pairs of hexadecimal digits joined by hyphens (RFC 7043). */
function interfaceAddressKind(id: string, length: 6 | 8, example: string): FieldKind {
	return {
		id,
		expects: `${length} pairs of hexadecimal digits with hyphens between, such as ${example}`,
		fault: "eui-format",
		read(reader, field) {
			const token = reader.word(field);
			if (token < 0) return false;
			const end = reader.ends[token]!;
			let at = reader.starts[token]!;
			for (let index = 0; index < length; index++) {
				if (index > 0 && (at >= end || reader.octets[at++] !== HYPHEN)) return reader.reject(token, field);
				const high = at < end ? hexValue(reader.octets[at++]!) : -1;
				if (high < 0) return reader.reject(token, field);
				// BIND takes a single digit for a pair that starts with 0.
				const low = at < end ? hexValue(reader.octets[at]!) : -1;
				if (low >= 0) at++;
				reader.octet(low < 0 ? high : high * 16 + low);
			}
			// BIND does not look at what follows the last pair.
			return true;
		},
		show(cursor) {
			const pairs: string[] = [];
			for (let index = 0; index < length; index++) pairs.push(cursor.octet().toString(16).padStart(2, "0"));
			return pairs.join("-");
		},
		valid: (cursor) => cursor.skip(length),
	};
}

export const eui48 = defineField(interfaceAddressKind("eui48", 6, "00-00-5e-00-53-2a"));
export const eui64 = defineField(interfaceAddressKind("eui64", 8, "00-00-5e-ef-10-00-00-2a"));
