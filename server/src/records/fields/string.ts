import { BAD_STRING_ESCAPE, MAX_STRING, quotedText, unescapeTo } from "../character-string.ts";
import { QUOTED, type RdataCursor, type RdataReader } from "../rdata-reader.ts";
import type { Field } from "../record-type.ts";
import { defineField } from "./define-field.ts";

/**
 * Reads the next token as one character-string: its length, then its octets. Hot: runs for each string of each TXT record.
 */
export function readString(reader: RdataReader, field: Field): boolean {
	if (!reader.need(field)) return false;
	const token = reader.next;
	const at = reader.length;
	const end = unescapeTo(reader.octets, reader.starts[token]!, reader.ends[token]!, reader.wire, at + 1);
	if (end === BAD_STRING_ESCAPE) return badEscape(reader, token, field);
	const length = end - at - 1;
	if (length > MAX_STRING) {
		return reader.fail(
			token,
			`${field.name} has ${length} octets and a string holds at most ${MAX_STRING}: split it into several strings`,
			"string-too-long",
		);
	}
	reader.wire[at] = length;
	reader.length = end;
	reader.next++;
	return true;
}

/** Reports a backslash that starts no escape. */
function badEscape(reader: RdataReader, token: number, field: Field): false {
	return reader.fail(
		token,
		`${field.name} has a bad escape: write \\DDD with three digits up to 255, or \\ and one character`,
		"bad-escape",
	);
}

/** The string at the cursor, in quotes. */
export function showString(cursor: RdataCursor): string {
	const length = cursor.octet();
	const start = cursor.at;
	cursor.at += length;
	return quotedText(cursor.wire, start, cursor.at);
}

function validString(cursor: RdataCursor): boolean {
	return cursor.at < cursor.end && cursor.skip(cursor.octet());
}

const expects = "a string of at most 255 octets";

/** One character-string, with or without quotes. */
export const string = defineField({
	id: "string",
	expects,
	read: readString,
	show: showString,
	valid: validString,
});

/** A character-string that may be left out (ISDN, RFC 1183). */
export const optionalString = defineField({
	id: "optional-string",
	expects,
	read: (reader, field) => reader.next === reader.count || readString(reader, field),
	show: (cursor) => (cursor.at < cursor.end ? showString(cursor) : ""),
	valid: (cursor) => cursor.at === cursor.end || validString(cursor),
});

/** One or more character-strings, up to the end (TXT). */
export const strings = defineField({
	id: "strings",
	many: true,
	expects: "one or more strings of at most 255 octets each",
	read(reader, field) {
		do {
			if (!readString(reader, field)) return false;
		} while (reader.next < reader.count);
		return true;
	},
	show(cursor) {
		const texts: string[] = [];
		while (cursor.at < cursor.end) texts.push(showString(cursor));
		return texts.join(" ");
	},
	valid(cursor) {
		do {
			if (!validString(cursor)) return false;
		} while (cursor.at < cursor.end);
		return true;
	},
});

/** The address of a packet network, at least four digits (X25, RFC 1183 section 3.1). */
export const packetAddress = defineField({
	id: "packet-address",
	expects: "at least four digits",
	read(reader, field) {
		const token = reader.next;
		const at = reader.length;
		if (!readString(reader, field)) return false;
		if (isPacketAddress(reader.wire, at + 1, reader.length)) return true;
		return reader.reject(token, field);
	},
	show: showString,
	valid(cursor) {
		const start = cursor.at + 1;
		return validString(cursor) && isPacketAddress(cursor.wire, start, cursor.at);
	},
});

function isPacketAddress(wire: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) if (wire[at]! < 0x30 || wire[at]! > 0x39) return false;
	return end - start >= 4;
}

/** A string without the limit of 255 octets and without a length, up to the end: in quotes as BIND wants it (URI, RFC 7553). */
export const quotedTarget = defineField({
	id: "quoted-target",
	expects: "a text in quotes",
	read(reader, field) {
		if (!reader.need(field)) return false;
		if ((reader.flags[reader.next]! & QUOTED) === 0) {
			const message = `${field.name} must be written in quotes: "${reader.text(reader.next)}"`;
			return reader.fail(reader.next, message, "uri-unquoted");
		}
		return readLong(reader, field);
	},
	show: showRest,
	valid: validRest,
});

/** A string without the limit of 255 octets and without a length, up to the end (the value of CAA, RFC 8659). */
export const longString = defineField({
	id: "long-string",
	expects: "a text, in quotes if it holds blanks or semicolons",
	read: (reader, field) => reader.need(field) && readLong(reader, field),
	show: showRest,
	valid: validRest,
});

function readLong(reader: RdataReader, field: Field): boolean {
	const token = reader.next;
	const end = unescapeTo(reader.octets, reader.starts[token]!, reader.ends[token]!, reader.wire, reader.length);
	if (end === BAD_STRING_ESCAPE) return badEscape(reader, token, field);
	reader.length = end;
	reader.next++;
	return true;
}

function showRest(cursor: RdataCursor): string {
	const start = cursor.at;
	cursor.at = cursor.end;
	return quotedText(cursor.wire, start, cursor.end);
}

function validRest(cursor: RdataCursor): boolean {
	const whole = cursor.at <= cursor.end;
	cursor.at = cursor.end;
	return whole;
}
