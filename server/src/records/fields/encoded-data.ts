import { HYPHEN } from "../../text/char.ts";
import type { RdataCursor, RdataReader } from "../rdata-reader.ts";
import type { Field, FieldKind } from "../record-type.ts";
import { defineField } from "./define-field.ts";
import {
	ALL_GOOD,
	base32HexText,
	base64Text,
	hexText,
	inChunks,
	readBase32Hex,
	readBase64,
	readHex,
} from "./encodings.ts";
import { readUint, rejectNumber } from "./uint.ts";

/** Data in `encoding` that goes to the end of the record, in any number of tokens; at least `minimum` octets. */
function dataKind(encoding: "hex" | "base64", minimum: 0 | 1): FieldKind {
	const isHex = encoding === "hex";
	const read = isHex ? readHex : readBase64;
	return {
		id: minimum > 0 ? encoding : `optional-${encoding}`,
		many: true,
		expects: isHex ? "an even number of hexadecimal digits" : "base64 data, padded with = to groups of four",
		fault: isHex ? "hex-odd" : "base64-bad",
		read(reader, field) {
			if (minimum > 0 && !reader.need(field)) return false;
			return readToEnd(reader, field, read) && (minimum === 0 || notEmpty(reader, field));
		},
		show: (cursor) => inChunks(isHex ? hexText(cursor.rest()) : base64Text(cursor.rest())),
		valid(cursor) {
			const whole = cursor.at + minimum <= cursor.end;
			cursor.at = cursor.end;
			return whole;
		},
	};
}

type Decoder = (reader: RdataReader, first: number, last: number) => number;

/** Reads all tokens that are left with a decoder. */
function readToEnd(reader: RdataReader, field: Field, read: Decoder): boolean {
	const first = reader.next;
	for (let token = first; token < reader.count; token++) if (!reader.bare(token, field)) return false;
	const wrong = read(reader, first, reader.count - 1);
	if (wrong !== ALL_GOOD) return reader.reject(wrong, field);
	reader.next = reader.count;
	return true;
}

/** Reports that the last token stands for no octets at all, such as an empty text of `$GENERATE`. */
function notEmpty(reader: RdataReader, field: Field): boolean {
	const last = reader.count - 1;
	return reader.starts[last] !== reader.ends[last] || reader.reject(last, field);
}

export const hexData = defineField(dataKind("hex", 1));
export const optionalHexData = defineField(dataKind("hex", 0));
export const base64Data = defineField(dataKind("base64", 1));
export const optionalBase64Data = defineField(dataKind("base64", 0));

/** The key of KEY: absent if the two highest flags say that there is none (RFC 2535 section 3.1.2). */
export const keyData = defineField({
	...dataKind("base64", 1),
	id: "key-data",
	read(reader, field) {
		if (hasNoKey(reader.wire[0]!)) return true;
		return reader.need(field) && readToEnd(reader, field, readBase64) && notEmpty(reader, field);
	},
	show: (cursor) => (cursor.at < cursor.end ? inChunks(base64Text(cursor.rest())) : ""),
	valid(cursor) {
		const whole = hasNoKey(cursor.wire[cursor.start]!) ? cursor.at === cursor.end : cursor.at < cursor.end;
		cursor.at = cursor.end;
		return whole;
	},
});

function hasNoKey(flags: number): boolean {
	return (flags & 0xc0) === 0xc0;
}

/** The data of DOA, base64 up to the end, or `-` for none. */
export const dataOrHyphen = defineField({
	id: "data-or-hyphen",
	many: true,
	expects: "base64 data, or - for none",
	fault: "base64-bad",
	read(reader, field) {
		if (!reader.need(field)) return false;
		if (!isHyphen(reader, reader.next)) return readToEnd(reader, field, readBase64) && notEmpty(reader, field);
		return reader.word(field) >= 0;
	},
	show: (cursor) => (cursor.at < cursor.end ? base64Text(cursor.rest()) : "-"),
	valid(cursor) {
		cursor.at = cursor.end;
		return true;
	},
});

function isHyphen(reader: RdataReader, token: number): boolean {
	return reader.ends[token]! - reader.starts[token]! === 1 && reader.octets[reader.starts[token]!] === HYPHEN;
}

/** Data of at most 255 octets behind its length. */
function countedKind(
	id: string,
	expects: string,
	read: (reader: RdataReader, token: number) => boolean,
	text: (octets: Uint8Array) => string,
	lengthIsValid: (length: number, cursor: RdataCursor) => boolean,
): FieldKind {
	return {
		id,
		expects,
		read(reader, field) {
			const token = reader.word(field);
			if (token < 0) return false;
			const at = reader.length++;
			if (!read(reader, token) || reader.length - at - 1 > 255) return reader.reject(token, field);
			reader.wire[at] = reader.length - at - 1;
			return true;
		},
		show(cursor) {
			const length = cursor.octet();
			cursor.at += length;
			return text(cursor.wire.subarray(cursor.at - length, cursor.at));
		},
		valid(cursor) {
			const length = cursor.octet();
			return lengthIsValid(length, cursor) && cursor.skip(length);
		},
	};
}

/** The salt of NSEC3 (RFC 5155 section 3.3). */
export const salt = defineField(
	countedKind(
		"salt",
		"- or an even number of hexadecimal digits, at most 510",
		(reader, token) => isHyphen(reader, token) || readHex(reader, token, token) === ALL_GOOD,
		(octets) => (octets.length === 0 ? "-" : hexText(octets)),
		() => true,
	),
);

const SHA1_LENGTH = 20;

/** The next hashed owner of NSEC3; its length depends on the hash algorithm, of which only 1 is defined (RFC 5155 section 3.3). */
export const nextHash = defineField(
	countedKind(
		"next-hash",
		"a hash in base32hex without padding, of 32 characters for SHA-1",
		(reader, token) => {
			const start = reader.length;
			if (!readBase32Hex(reader, token)) return false;
			return reader.wire[0] !== 1 || reader.length - start === SHA1_LENGTH;
		},
		base32HexText,
		(length, cursor) => length > 0 && (cursor.wire[cursor.start] !== 1 || length === SHA1_LENGTH),
	),
);

/*
 * HIP (RFC 8005 section 5) has the lengths of both tag and key in front, and the algorithm between them: the
 * algorithm field writes the whole head, and the other two put their lengths into it.
 */
const HIP_HEAD = 4;

export const hipAlgorithm = defineField({
	id: "hip-algorithm",
	expects: "a number from 0 to 255",
	fault: "bad-number",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const value = readUint(reader.octets, reader.starts[token]!, reader.ends[token]!, 0xff);
		if (value < 0) return rejectNumber(reader, token, field);
		reader.uint32(value * 0x10000);
		return true;
	},
	show(cursor) {
		cursor.at += HIP_HEAD;
		return String(cursor.wire[cursor.start + 1]);
	},
	valid(cursor) {
		if (!cursor.skip(HIP_HEAD)) return false;
		return cursor.wire[cursor.start] !== 0 && hipKeyLength(cursor) !== 0;
	},
});

function hipKeyLength(cursor: RdataCursor): number {
	return cursor.wire[cursor.start + 2]! * 256 + cursor.wire[cursor.start + 3]!;
}

export const hostIdentityTag = defineField({
	id: "host-identity-tag",
	expects: "an even number of hexadecimal digits in one word, at most 510",
	fault: "hex-odd",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		if (readHex(reader, token, token) !== ALL_GOOD) return reader.reject(token, field);
		const length = reader.length - HIP_HEAD;
		if (length === 0 || length > 255) return reader.reject(token, field);
		reader.wire[0] = length;
		return true;
	},
	show(cursor) {
		cursor.at += cursor.wire[cursor.start]!;
		return hexText(cursor.wire.subarray(cursor.start + HIP_HEAD, cursor.at));
	},
	valid: (cursor) => cursor.skip(cursor.wire[cursor.start]!),
});

export const hostIdentityKey = defineField({
	id: "host-identity-key",
	expects: "base64 data in one word",
	fault: "base64-bad",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const at = reader.length;
		if (readBase64(reader, token, token) !== ALL_GOOD || reader.length === at) return reader.reject(token, field);
		const length = reader.length - at;
		if (length > 0xffff) return reader.reject(token, field);
		reader.wire[2] = length >>> 8;
		reader.wire[3] = length;
		return true;
	},
	show(cursor) {
		const start = cursor.at;
		cursor.at += hipKeyLength(cursor);
		return base64Text(cursor.wire.subarray(start, cursor.at));
	},
	valid: (cursor) => cursor.skip(hipKeyLength(cursor)),
});
