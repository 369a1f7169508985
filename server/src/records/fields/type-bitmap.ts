import type { RdataCursor, RdataReader } from "../rdata-reader.ts";
import type { Field, FieldKind } from "../record-type.ts";
import { TYPE_WORDS, typeCodeOf, typeName } from "../type-code.ts";
import { defineField } from "./define-field.ts";
import { NOT_A_NUMBER, readUint } from "./uint.ts";

/** A window: 256 types in 32 octets (RFC 4034 section 4.1.2). */
const WINDOW = 32;
/** All types of the record being read. Cleared behind each, as far as anything was set: mostly that is one window. */
const bits = new Uint8Array(65536 / 8);
/** The octet behind the last window in which a type was set. */
let bitsEnd = 0;

function bitmapKind(id: string, minimum: 0 | 1, expects: string): FieldKind {
	return {
		id,
		expects,
		many: true,
		words: TYPE_WORDS,
		read(reader, field) {
			if (minimum > 0 && !reader.need(field)) return false;
			const complete = readTypes(reader, field);
			if (complete) writeWindows(reader);
			clearBits();
			return complete;
		},
		show: (cursor) => showWindows(cursor),
		valid: (cursor) => (minimum === 0 || cursor.at < cursor.end) && validWindows(cursor),
	};
}

/** The types at a name (NSEC): at least one. */
export const types = defineField(bitmapKind("types", 1, "one or more record types such as A MX TYPE65280"));
/** The types at a name that may have none (NSEC3, CSYNC). */
export const optionalTypes = defineField(bitmapKind("optional-types", 0, "record types such as A MX TYPE65280"));

/** Reads all tokens that are left into `bits`. Only NXT takes plain numbers, up to `maxNumber`. */
function readTypes(reader: RdataReader, field: Field, maxNumber = NOT_A_NUMBER): boolean {
	while (reader.next < reader.count) {
		const token = reader.word(field);
		if (token < 0) return false;
		const start = reader.starts[token]!;
		const end = reader.ends[token]!;
		let code = typeCodeOf(reader.octets, start, end);
		if (code < 0) code = readUint(reader.octets, start, end, maxNumber);
		if (code < 0) return reader.fail(token, `${field.name} must hold record types, not "${reader.text(token)}"`);
		bits[code >>> 3]! |= 0x80 >>> (code & 7);
		bitsEnd = Math.max(bitsEnd, ((code >>> 8) + 1) * WINDOW);
	}
	return true;
}

function clearBits(): void {
	bits.fill(0, 0, bitsEnd);
	bitsEnd = 0;
}

function writeWindows(reader: RdataReader): void {
	for (let window = 0; window < bitsEnd; window += WINDOW) {
		let length = WINDOW;
		while (length > 0 && bits[window + length - 1] === 0) length--;
		if (length === 0) continue;
		reader.octet(window / WINDOW);
		reader.octet(length);
		for (let index = 0; index < length; index++) reader.octet(bits[window + index]!);
	}
}

function showWindows(cursor: RdataCursor): string {
	const shown: string[] = [];
	while (cursor.at < cursor.end) {
		const window = cursor.octet();
		const length = cursor.octet();
		showTypes(shown, cursor, window * 256, length);
	}
	return shown.join(" ");
}

/** Adds the mnemonics of the types in `length` octets of bits at the cursor; the first bit is the type `code`. */
function showTypes(shown: string[], cursor: RdataCursor, code: number, length: number): void {
	for (let index = 0; index < length; index++) {
		const octet = cursor.octet();
		for (let bit = 0; bit < 8; bit++) if (octet & (0x80 >>> bit)) shown.push(typeName(code + index * 8 + bit));
	}
}

/** Windows must be in ascending order, each of 1 to 32 octets, the last of them not 0. */
function validWindows(cursor: RdataCursor): boolean {
	let previous = -1;
	while (cursor.at < cursor.end) {
		const window = cursor.octet();
		const length = cursor.octet();
		if (window <= previous || length < 1 || length > WINDOW || !cursor.skip(length)) return false;
		if (cursor.wire[cursor.at - 1] === 0) return false;
		previous = window;
	}
	return true;
}

/** The last type that the bitmap of NXT can hold (RFC 2535 section 5.2). */
const LAST_NXT = 127;

/** The types of NXT: one plain bitmap, for types up to 127. */
export const oldTypes = defineField({
	id: "old-types",
	many: true,
	words: TYPE_WORDS,
	expects: "record types with numbers from 1 to 127",
	read(reader, field) {
		const complete = readTypes(reader, field, LAST_NXT);
		let last = -1;
		for (let index = 0; complete && index < bitsEnd; index++) if (bits[index] !== 0) last = index;
		const inRange = last <= LAST_NXT >>> 3 && (bits[0]! & 0x80) === 0;
		for (let index = 0; inRange && index <= last; index++) reader.octet(bits[index]!);
		clearBits();
		if (!complete) return false;
		return inRange || reader.fail(reader.count - 1, `${field.name} must be ${field.kind.expects}`);
	},
	show(cursor) {
		const shown: string[] = [];
		showTypes(shown, cursor, 0, cursor.end - cursor.at);
		// BIND writes the types without a mnemonic as plain numbers here.
		return shown.map((text) => text.replace(/^TYPE/, "")).join(" ");
	},
	valid(cursor) {
		const length = cursor.end - cursor.at;
		const first = cursor.wire[cursor.at]!;
		cursor.at = cursor.end;
		if (length <= 0) return length === 0;
		return length <= 16 && (first & 0x80) === 0 && cursor.wire[cursor.end - 1] !== 0;
	},
});
