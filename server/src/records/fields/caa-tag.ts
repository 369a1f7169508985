import { isDigit, LOWER_A, LOWER_Z } from "../../text/char.ts";
import { defineField } from "./define-field.ts";

/** The property of CAA: letters and digits (RFC 8659 section 4.1). */
export const caaTag = defineField({
	id: "caa-tag",
	expects: "a tag of letters and digits such as issue",
	words: new Map([
		["issue", "an authority that may issue certificates (RFC 8659)"],
		["issuewild", "an authority that may issue certificates for wildcards (RFC 8659)"],
		["issuemail", "an authority that may issue certificates for S/MIME (RFC 9495)"],
		["issuevmc", "an authority that may issue verified mark certificates"],
		["iodef", "where an authority reports what it refuses (RFC 8659)"],
		["contactemail", "whom an authority asks by mail"],
		["contactphone", "whom an authority asks by telephone"],
	]),
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const start = reader.starts[token]!;
		const end = reader.ends[token]!;
		if (!isTag(reader.octets, start, end)) return reader.reject(token, field);
		reader.octet(end - start);
		for (let at = start; at < end; at++) reader.octet(reader.octets[at]!);
		return true;
	},
	show(cursor) {
		const length = cursor.octet();
		let text = "";
		for (let index = 0; index < length; index++) text += String.fromCharCode(cursor.octet());
		return text;
	},
	valid(cursor) {
		const length = cursor.octet();
		const start = cursor.at;
		return cursor.skip(length) && isTag(cursor.wire, start, cursor.at);
	},
});

function isTag(octets: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const lower = octets[at]! | 32;
		if (!isDigit(octets[at]!) && (lower < LOWER_A || lower > LOWER_Z)) return false;
	}
	return end > start && end - start <= 255;
}
