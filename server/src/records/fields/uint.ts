import { DIGIT_0, isDigit } from "../../text/char.ts";
import type { RdataReader } from "../rdata-reader.ts";
import type { Field, FieldKind } from "../record-type.ts";
import { defineField } from "./define-field.ts";

/** What `readUint` returns for a text that is no number up to the limit. */
export const NOT_A_NUMBER = -1;

/**
 * The decimal number `octets[start..end)`, leading zeros allowed, no sign; `NOT_A_NUMBER` if it is none or above `max`.
 * Hot. Allocates nothing.
 */
export function readUint(octets: Uint8Array, start: number, end: number, max: number): number {
	if (start === end) return NOT_A_NUMBER;
	let value = 0;
	for (let at = start; at < end; at++) {
		const octet = octets[at]!;
		if (!isDigit(octet)) return NOT_A_NUMBER;
		value = value * 10 + octet - DIGIT_0;
		if (value > max) return NOT_A_NUMBER;
	}
	return value;
}

/** Rejects a token that is no number, or one above what the field takes. */
export function rejectNumber(reader: RdataReader, token: number, field: Field): false {
	const { octets, starts, ends } = reader;
	const isNumber = readUint(octets, starts[token]!, ends[token]!, Number.POSITIVE_INFINITY) >= 0;
	return reader.reject(token, field, isNumber ? "number-out-of-range" : "bad-number");
}

/** A number of 1, 2 or 4 octets that goes up to `max`. */
export function uintKind(id: string, size: 1 | 2 | 4, max: number): FieldKind {
	return {
		id,
		expects: `a number from 0 to ${max}`,
		fault: "bad-number",
		read(reader, field) {
			const token = reader.word(field);
			if (token < 0) return false;
			const value = readUint(reader.octets, reader.starts[token]!, reader.ends[token]!, max);
			if (value < 0) return rejectNumber(reader, token, field);
			if (size === 1) reader.octet(value);
			else if (size === 2) reader.uint16(value);
			else reader.uint32(value);
			return true;
		},
		show: (cursor) => String(size === 1 ? cursor.octet() : size === 2 ? cursor.uint16() : cursor.uint32()),
		valid(cursor) {
			const value = size === 1 ? cursor.octet() : size === 2 ? cursor.uint16() : cursor.uint32();
			return cursor.at <= cursor.end && value <= max;
		},
	};
}

export const uint8 = defineField(uintKind("uint8", 1, 0xff));
export const uint16 = defineField(uintKind("uint16", 2, 0xffff));
export const uint32 = defineField(uintKind("uint32", 4, 0xffffffff));

const MAX_UINT64 = 0xffffffffffffffffn;

/** A number of eight octets, also written as the two halves `A.B` (the IPN type of RFC 9758). */
export const uint64 = defineField({
	id: "uint64",
	expects: "a number from 0 to 18446744073709551615, or two numbers up to 4294967295 with a dot between",
	fault: "bad-number",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const text = reader.text(token);
		const halves = /^(\d{1,20})(?:\.(\d{1,20}))?$/.exec(text);
		if (!halves) return rejectNumber(reader, token, field);
		const first = BigInt(halves[1]!);
		const second = halves[2] === undefined ? undefined : BigInt(halves[2]);
		if (second !== undefined && (first > 0xffffffffn || second > 0xffffffffn)) {
			return reader.reject(token, field, "number-out-of-range");
		}
		const value = second === undefined ? first : (first << 32n) | second;
		if (value > MAX_UINT64) return reader.reject(token, field, "number-out-of-range");
		reader.uint32(Number(value >> 32n));
		reader.uint32(Number(value & 0xffffffffn));
		return true;
	},
	show(cursor) {
		const high = BigInt(cursor.uint32());
		return String((high << 32n) | BigInt(cursor.uint32()));
	},
	valid: (cursor) => cursor.skip(8),
});
