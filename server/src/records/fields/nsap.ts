import { DOT, hexValue, isDigit, PLUS } from "../../text/char.ts";
import type { RdataReader } from "../rdata-reader.ts";
import { defineField } from "./define-field.ts";
import { hexText } from "./encodings.ts";

/** An address of ISO networks: `0x`, then hexadecimal digits with dots anywhere (NSAP, RFC 1706). */
export const nsapAddress = defineField({
	id: "nsap-address",
	expects: "0x and an even number of hexadecimal digits, dots between them allowed",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const start = reader.starts[token]!;
		const end = reader.ends[token]!;
		const hasPrefix = end - start > 2 && reader.octets[start] === 0x30 && (reader.octets[start + 1]! | 32) === 0x78;
		return (hasPrefix && readDottedHex(reader, start + 2, end, false)) || reader.reject(token, field);
	},
	show: (cursor) => `0x${hexText(cursor.rest()).toLowerCase()}`,
	valid(cursor) {
		const some = cursor.at < cursor.end;
		cursor.at = cursor.end;
		return some;
	},
});

/** The two forms of an ATM address: digits of E.164, or octets in hexadecimal. */
const ATM_OCTETS = 0;
const ATM_E164 = 1;

/** An ATM address: `+` and digits, or hexadecimal digits, dots between them allowed (ATMA, af-dans-0152). */
export const atmAddress = defineField({
	id: "atm-address",
	expects: "+ and digits, or an even number of hexadecimal digits",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const start = reader.starts[token]!;
		const end = reader.ends[token]!;
		const isE164 = reader.octets[start] === PLUS && end > start;
		reader.octet(isE164 ? ATM_E164 : ATM_OCTETS);
		const read = isE164 ? readDottedDigits(reader, start + 1, end) : readDottedHex(reader, start, end, true);
		return read || reader.reject(token, field);
	},
	show(cursor) {
		if (cursor.octet() === ATM_OCTETS) return hexText(cursor.rest()).toLowerCase();
		let text = "+";
		while (cursor.at < cursor.end) text += String.fromCharCode(cursor.octet());
		return text;
	},
	valid(cursor) {
		const form = cursor.octet();
		let good = cursor.at < cursor.end;
		while (cursor.at < cursor.end) if (!isDigit(cursor.octet()) && form === ATM_E164) good = false;
		return good;
	},
	opaque: (cursor) => cursor.wire[cursor.at]! > ATM_E164,
});

/** Appends hexadecimal digits; a strict reader wants each dot between two octets. */
function readDottedHex(reader: RdataReader, start: number, end: number, strict: boolean): boolean {
	const before = reader.length;
	let high = -1;
	let afterDot = true;
	for (let at = start; at < end; at++) {
		const octet = reader.octets[at]!;
		if (octet === DOT) {
			if (strict && (afterDot || high >= 0)) return false;
			afterDot = true;
			continue;
		}
		const value = hexValue(octet);
		if (value < 0) return false;
		afterDot = false;
		if (high < 0) {
			high = value;
		} else {
			reader.octet(high * 16 + value);
			high = -1;
		}
	}
	return high < 0 && reader.length > before && !(strict && afterDot);
}

function readDottedDigits(reader: RdataReader, start: number, end: number): boolean {
	const before = reader.length;
	let afterDot = true;
	for (let at = start; at < end; at++) {
		const octet = reader.octets[at]!;
		if (octet === DOT) {
			if (afterDot) return false;
			afterDot = true;
			continue;
		}
		if (!isDigit(octet)) return false;
		afterDot = false;
		reader.octet(octet);
	}
	return reader.length > before && !afterDot;
}
