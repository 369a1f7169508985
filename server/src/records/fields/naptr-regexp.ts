import { BACKSLASH, DIGIT_0, isDigit } from "../../text/char.ts";
import { defineField } from "./define-field.ts";
import { groupCount } from "./extended-regexp.ts";
import { readString, showString } from "./string.ts";

const FLAG_I = 0x69;

/** The substitution of NAPTR (RFC 3402 section 3.2): empty, or an expression and its replacement between three delimiters. */
export const naptrRegexp = defineField({
	id: "naptr-regexp",
	expects: 'empty, or a substitution such as "!^.*$!sip:info@example.com!" with at most the flag i',
	fault: "naptr-regex",
	read(reader, field) {
		const token = reader.next;
		const at = reader.length;
		if (!readString(reader, field)) return false;
		return isSubstitution(reader.wire, at + 1, reader.length) || reader.reject(token, field);
	},
	show: showString,
	valid(cursor) {
		const length = cursor.octet();
		const start = cursor.at;
		return cursor.skip(length) && isSubstitution(cursor.wire, start, cursor.at);
	},
});

function isSubstitution(octets: Uint8Array, start: number, end: number): boolean {
	if (start === end) return true;
	const delimiter = octets[start]!;
	// Digits, the backslash and flags cannot be delimiters.
	if (isDigit(delimiter) || delimiter === BACKSLASH || delimiter === FLAG_I || delimiter === 0) return false;
	let expression = "";
	let delimiters = 0;
	let references = 0;
	for (let at = start + 1; at < end; at++) {
		const octet = octets[at]!;
		if (octet === 0) return false;
		if (octet === delimiter) {
			if (++delimiters > 2) return false;
			continue;
		}
		if (delimiters === 2) {
			if (octet !== FLAG_I) return false;
			continue;
		}
		if (delimiters === 0) expression += String.fromCharCode(octet);
		if (octet !== BACKSLASH) continue;
		if (++at >= end || octets[at] === 0) return false;
		const escaped = octets[at]!;
		if (delimiters === 0) {
			expression += String.fromCharCode(escaped);
		} else if (isDigit(escaped)) {
			if (escaped === DIGIT_0) return false;
			references = Math.max(references, escaped - DIGIT_0);
		}
	}
	if (delimiters !== 2) return false;
	return references <= groupCount(expression);
}
