import { QUOTED, RdataReader } from "../records/rdata-reader.ts";
import { readFirstFields, readRdata } from "../records/read-rdata.ts";
import { recordTypeByCode } from "../records/record-types.ts";
import { classifyEntry, Entry } from "../syntax/entry.ts";
import { scanEntry } from "../syntax/scanner.ts";
import { Tape } from "../syntax/tape.ts";
import { type NameId, NO_NAME } from "../tables/name-table.ts";
import { GENERATED, type RecordId } from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import { QUOTE } from "../text/char.ts";
import type { Block } from "../zone/block.ts";
import { BlockReader } from "../zone/block-reader.ts";
import { initialState } from "../zone/scan-state.ts";

/** A stretch of octets in a chunk. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A record as it is written: its fields, and where they stand in its chunk. */
export interface RecordText {
	readonly block: Block;
	/** The whole entry, without the line end. */
	readonly entry: Span;
	/** The owner as written; undefined where it is inherited. */
	readonly owner: Span | undefined;
	readonly ttl: Span | undefined;
	readonly type: Span;
	/** One span for each field of the RDATA; for a generated record, the one template. */
	readonly fields: readonly Span[];
	/** The RDATA in wire form. */
	readonly wire: Uint8Array;
	/** The comment behind the entry, from its semicolon. */
	readonly comment: Span | undefined;
}

/**
 * Reads records from the text again when someone wants to see them. Records keep no text, so what a
 * message or a fix needs is read when it is needed, from one entry.
 */
export class RecordTexts {
	readonly #tables: Tables;
	readonly #tape = new Tape();
	readonly #entry = new Entry();
	readonly #rdata = new RdataReader();
	readonly #reader: BlockReader;
	#originOfWire = NO_NAME;
	#originWire: Uint8Array = new Uint8Array(1);

	constructor(tables: Tables) {
		this.#tables = tables;
		this.#reader = new BlockReader(tables);
	}

	/** The record as it is written; undefined where its file's text has been let go. */
	read(record: RecordId, block: Block): RecordText | undefined {
		const { records } = this.#tables;
		const { octets } = block.slice.file.text.chunks[block.index]!;
		const offset = records.offset[record]!;
		if (octets.length <= offset) return undefined;
		const end = scanEntry(octets, offset, this.#tape, undefined);
		const tape = this.#tape;
		if ((records.flags[record]! & GENERATED) !== 0) return this.#generated(record, block, octets, offset, end);
		this.#readRdata(block, offset);
		const entry = this.#entry;
		const span = (token: number): Span => ({ start: tape.starts[token]!, end: tape.ends[token]! });
		const fields: Span[] = [];
		for (let token = entry.rdata; token < tape.count; token++) fields.push(quotedSpan(tape, token));
		return {
			block,
			// A blank that is escaped belongs to the last field.
			entry: { start: offset, end: Math.max(trimmedEnd(octets, offset, end), fields.at(-1)?.end ?? offset) },
			owner: entry.owner >= 0 ? span(entry.owner) : undefined,
			ttl: entry.ttlToken >= 0 ? span(entry.ttlToken) : undefined,
			type: span(entry.typeToken),
			fields,
			wire: this.#rdata.wire.slice(0, this.#rdata.length),
			comment: tape.comment >= 0 ? { start: tape.comment, end: trimmedEnd(octets, tape.comment, end) } : undefined,
		};
	}

	/**
	 * The RDATA of a record in wire form, without the places of its fields; undefined where the text has been
	 * let go. It lies in an array that the next call uses again.
	 */
	wire(record: RecordId, block: Block): Uint8Array | undefined {
		const { records } = this.#tables;
		if ((records.flags[record]! & GENERATED) !== 0) return this.read(record, block)?.wire;
		const { octets } = block.slice.file.text.chunks[block.index]!;
		const offset = records.offset[record]!;
		if (octets.length <= offset) return undefined;
		scanEntry(octets, offset, this.#tape, undefined);
		this.#readRdata(block, offset);
		return this.#rdata.wire.subarray(0, this.#rdata.length);
	}

	/** The same with the first fields only. */
	firstFields(record: RecordId, block: Block, count: number): Uint8Array | undefined {
		const { records } = this.#tables;
		const type = recordTypeByCode(records.type[record]!);
		if (!type || (records.flags[record]! & GENERATED) !== 0) return this.wire(record, block);
		const { octets } = block.slice.file.text.chunks[block.index]!;
		const offset = records.offset[record]!;
		if (octets.length <= offset) return undefined;
		scanEntry(octets, offset, this.#tape, undefined);
		this.#startRdata(block, offset);
		readFirstFields(type, this.#rdata, count);
		return this.#rdata.wire.subarray(0, this.#rdata.length);
	}

	/** Reads the RDATA of the entry on the tape. */
	#readRdata(block: Block, offset: number): void {
		this.#startRdata(block, offset);
		const { typeCode } = this.#entry;
		readRdata(recordTypeByCode(typeCode), typeCode, this.#rdata);
	}

	#startRdata(block: Block, offset: number): void {
		const entry = this.#entry;
		classifyEntry(this.#tape, entry);
		const origin = this.#originAt(block, offset);
		if (this.#originOfWire !== origin) {
			this.#originOfWire = origin;
			this.#originWire = this.#tables.names.wire(origin);
		}
		this.#rdata.start(this.#tape, entry.rdata, this.#originWire, ignoreProblem);
	}

	/** A record of a `$GENERATE`: all share one entry, and this is the one with the right number among them. */
	#generated(record: RecordId, block: Block, octets: Uint8Array, offset: number, end: number): RecordText {
		const tape = this.#tape;
		const fields = [{ start: tape.starts[tape.count - 1]!, end: tape.ends[tape.count - 1]! }];
		const type = { start: tape.starts[tape.count - 2]!, end: tape.ends[tape.count - 2]! };
		const owner = { start: tape.starts[2]!, end: tape.ends[2]! };
		const comment = tape.comment >= 0 ? { start: tape.comment, end: trimmedEnd(octets, tape.comment, end) } : undefined;
		let wire: Uint8Array | undefined;
		const makeWire = () => this.#generatedWire(record, block, octets, offset, end);
		return {
			block,
			// A blank that is escaped belongs to the last field.
			entry: { start: offset, end: Math.max(trimmedEnd(octets, offset, end), fields.at(-1)?.end ?? offset) },
			owner,
			ttl: undefined,
			type,
			fields,
			// Making one value means making all before it, so that is left until someone asks.
			get wire() {
				wire ??= makeWire();
				return wire;
			},
			comment,
		};
	}

	/** The RDATA of a generated record: all of its directive are made, and this one is kept. */
	#generatedWire(record: RecordId, block: Block, octets: Uint8Array, offset: number, end: number): Uint8Array {
		const { records } = this.#tables;
		const index = block.records.indexOf(record) - block.records.findIndex((one) => records.offset[one] === offset);
		let wire: Uint8Array = new Uint8Array(0);
		let count = 0;
		const reader = this.#reader;
		reader.visitor = () => {
			if (count++ === index) wire = reader.rdata.wire.slice(0, reader.rdata.length);
		};
		const state = { ...initialState(this.#originAt(block, offset)), defaultTtl: 0 };
		reader.read(block.slice.zone, octets.subarray(offset, end), state, undefined);
		reader.visitor = undefined;
		return wire;
	}

	/** The origin in force at an entry: that of the block, or of the last `$ORIGIN` before it. */
	#originAt(block: Block, offset: number): NameId {
		let origin = block.stateIn.origin;
		for (const change of block.origins) {
			if (change.offset > offset) break;
			origin = change.origin;
		}
		return origin;
	}
}

/** What is wrong with a record was said when it was read first. */
const ignoreProblem = (): void => {};

/** A string with its quotes; the closing one may not be written yet. */
function quotedSpan(tape: Tape, token: number): Span {
	const start = tape.starts[token]!;
	const end = tape.ends[token]!;
	if ((tape.flags[token]! & QUOTED) === 0) return { start, end };
	return { start: start - 1, end: tape.octets[end] === QUOTE ? end + 1 : end };
}

function trimmedEnd(octets: Uint8Array, start: number, end: number): number {
	let at = end;
	while (at > start && octets[at - 1]! <= 32) at--;
	return at;
}
