import type { RecordType } from "../records/record-type.ts";
import type { NameId } from "../tables/name-table.ts";
import { spelling } from "../tables/record-table.ts";
import { COLON, CR, DOT, HYPHEN, isDigit, LF, LOWER_A, LOWER_Z, SPACE, TAB, UNDERSCORE } from "../text/char.ts";
import { isOrdinary } from "./address-notes.ts";
import type { BlockReader } from "./block-reader.ts";
import { isDoubtfulOwner } from "./entry-notes.ts";
import { isPlainName } from "./host-owner.ts";
import { HAS_CAPITALS, HAS_OTHERS, OCTET_SHAPES } from "./owner-shape.ts";

/** Returned where a line is to be read by its tokens. */
export const NOT_PLAIN = -1;

/** So many forms are remembered. */
const MOST_FORMS = 16;
/** The most octets of a form, and of the data that it has. */
const LONGEST_FORM = 64;
const LONGEST_DATA = 16;

/** 1 for each octet of an ordinary word: a name, a number, an address. */
const IN_WORD = new Uint8Array(256);
for (let octet = 0; octet < 256; octet++) {
	const lower = octet | 32;
	if (isDigit(octet) || (lower >= LOWER_A && lower <= LOWER_Z)) IN_WORD[octet] = 1;
}
for (const octet of [DOT, HYPHEN, COLON, UNDERSCORE]) IN_WORD[octet] = 1;

/** What stands in a line between the blanks behind its owner and its last field, as `IN A ` or `3600 IN MX 10 `, and what that means. */
class LineForm {
	readonly octets: Uint8Array = new Uint8Array(LONGEST_FORM);
	length = 0;
	type!: RecordType;
	/** The TTL in seconds, or -1 where none is written. */
	ttl = -1;
	/** The data in front of the last field on the wire, and how many octets it takes as it is written. */
	readonly data: Uint8Array = new Uint8Array(LONGEST_DATA);
	dataLength = 0;
	writtenLength = 0;
}

/**
 * Reads lines that differ from one before them, of which nothing was told, in the owner and in the last field alone: where the owner is one of small letters, digits,
 * dots, hyphens and underscores, and the record refers to what the last field names. Most lines of a large zone are such, and take half the time that they
 * would take as tokens. A line of which anything may be told is left to those, so that it is told in one place.
 */
export class PlainLines {
	readonly #reader: BlockReader;
	readonly #forms: readonly LineForm[] = Array.from({ length: MOST_FORMS }, () => new LineForm());
	#count = 0;
	/** The form that gives way to a new one. */
	#oldest = 0;
	/** The last field as the only token of a record. */
	readonly #field = {
		octets: new Uint8Array(0) as Uint8Array,
		starts: new Int32Array(1),
		ends: new Int32Array(1),
		flags: new Uint8Array(1),
		count: 1,
	};

	constructor(reader: BlockReader) {
		this.#reader = reader;
	}

	/** Forgets all forms: what they mean depends on the zone and its origin. */
	forget(): void {
		this.#count = 0;
		this.#oldest = 0;
	}

	/** Remembers the form of the entry that the reader has just read, of which nothing was told. */
	learn(type: RecordType): void {
		const { tape, entry, rdata, isPlainOrigin } = this.#reader;
		const { octets, starts } = tape;
		const last = tape.count - 1;
		// A word for each field, as data in hexadecimal is not written.
		if (last - entry.rdata + 1 !== type.fields.length) return;
		// All data would have to be looked at, or all owners, since those have the labels of the origin too.
		if (type.check || (type.hostOwner && !isPlainOrigin)) return;
		const isOfAddress = type.points === "address";
		if (!isOfAddress && (type.points === "none" || rdata.nameToken !== last)) return;
		const dataLength = isOfAddress ? 0 : rdata.nameAt;
		const start = starts[1]!;
		const end = starts[last]!;
		if (end - start > LONGEST_FORM || dataLength > LONGEST_DATA) return;
		for (let at = tape.ends[0]!; at < end; at++) {
			const octet = octets[at]!;
			if (!isBlank(octet) && (at < start || IN_WORD[octet] === 0)) return;
		}
		if (this.#formAt(octets, start)) return;
		const form = this.#forms[this.#oldest]!;
		this.#oldest = (this.#oldest + 1) % MOST_FORMS;
		this.#count = Math.min(this.#count + 1, MOST_FORMS);
		form.length = end - start;
		for (let at = start; at < end; at++) form.octets[at - start] = octets[at]!;
		form.type = type;
		form.ttl = entry.ttl;
		form.dataLength = dataLength;
		for (let at = 0; at < dataLength; at++) form.data[at] = rdata.wire[at]!;
		form.writtenLength = end - starts[entry.rdata]!;
	}

	/**
	 * Reads the line that begins at an octet, and enters its record.
	 *
	 * @returns the offset behind the line; or `NOT_PLAIN`, after which nothing has changed but that the owner may have been entered, as its token will be.
	 *
	 * Hot: once per line of a large zone.
	 */
	read(octets: Uint8Array, start: number): number {
		if (this.#count === 0) return NOT_PLAIN;
		const reader = this.#reader;
		let ownerEnd = start;
		let shape = 0;
		let bits = OCTET_SHAPES[octets[start]!]!;
		while (bits < HAS_OTHERS) {
			shape |= bits;
			bits = OCTET_SHAPES[octets[++ownerEnd]!]!;
		}
		let at = ownerEnd;
		while (isBlank(octets[at]!)) at++;
		if (ownerEnd === start || at === ownerEnd) return NOT_PLAIN;
		const form = this.#formAt(octets, at);
		if (!form) return NOT_PLAIN;
		const dataStart = at + form.length;
		let dataEnd = dataStart;
		while (IN_WORD[octets[dataEnd]!] === 1) dataEnd++;
		const lineEnd = octets[dataEnd] === CR ? dataEnd + 1 : dataEnd;
		if (octets[lineEnd] !== LF || dataEnd === dataStart) return NOT_PLAIN;
		const isPlain = isPlainName(octets, start, ownerEnd, shape);
		if (!isPlain && form.type.hostOwner) return NOT_PLAIN;
		if ((shape & HAS_CAPITALS) !== 0 || isDoubtfulOwner(reader, octets, start, ownerEnd)) return NOT_PLAIN;
		const owner = reader.enteredOwner(octets, start, ownerEnd, shape) as NameId;
		if (owner < 0 || !reader.tables.names.isWithin(owner, reader.zone.origin)) return NOT_PLAIN;
		if (!this.#readData(form, octets, dataStart, dataEnd)) return NOT_PLAIN;
		reader.setRecordOwner(owner, isPlain, 0);
		const flags = spelling(ownerEnd - start, form.writtenLength + dataEnd - dataStart);
		// Nothing is told: a TTL was known when the form was learnt, and is not forgotten.
		reader.enterRecord(form.type, form.type.code, form.ttl, owner, flags);
		return lineEnd + 1;
	}

	/** The form that a line has from an octet on. One that begins another, but for its blanks, is not taken for that. */
	#formAt(octets: Uint8Array, at: number): LineForm | undefined {
		for (let index = 0; index < this.#count; index++) {
			const form = this.#forms[index]!;
			let same = 0;
			while (same < form.length && octets[at + same] === form.octets[same]) same++;
			if (same === form.length && !isBlank(octets[at + same]!)) return form;
		}
		return undefined;
	}

	/** Reads the last field, `octets[start..end)`, behind the data of the form; false where it is not as it should be, or something may be told of it. */
	#readData({ type, data, dataLength }: LineForm, octets: Uint8Array, start: number, end: number): boolean {
		const { rdata } = this.#reader;
		const field = this.#field;
		field.octets = octets;
		field.starts[0] = start;
		field.ends[0] = end;
		rdata.start(field, 0, this.#reader.originWire(), sayNothing);
		for (let at = 0; at < dataLength; at++) rdata.octet(data[at]!);
		const last = type.fields[type.fields.length - 1]!;
		if (!last.kind.read(rdata, last)) return false;
		return type.points !== "address" || isOrdinary(type.code, rdata.wire, octets, start, end);
	}
}

function isBlank(octet: number): boolean {
	return octet === SPACE || octet === TAB;
}

/** The line is then read by its tokens, and it is told there. */
function sayNothing(): void {}
