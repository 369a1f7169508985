import { ROOT } from "../records/domain-name.ts";
import { QUOTED, RdataReader } from "../records/rdata-reader.ts";
import { readRdata } from "../records/read-rdata.ts";
import { recordTypeByCode } from "../records/record-types.ts";
import { conflictLine, mayBeConflict } from "../syntax/conflict.ts";
import { classifyEntry, DIRECTIVE, EMPTY, Entry, RECORD } from "../syntax/entry.ts";
import { scanEntry, type TextBehind } from "../syntax/scanner.ts";
import { Tape } from "../syntax/tape.ts";
import { CR, LF, lowerCase } from "../text/char.ts";
import { Pieces, TOKEN } from "./pieces.ts";

/** What an entry is to whoever puts it into columns. */
export type EntryKind =
	/** A record whose fields before its RDATA stand on one line. */
	| "record"
	/** One of the directives that servers know. */
	| "directive"
	/** A line without anything, or with blanks, that has a line end. */
	| "blank"
	/** What is left exactly as it is: comments, what cannot be read, merge conflicts, records with parentheses before the type. */
	| "other";

/** The fields before the RDATA, in no order, and its first one. */
export const TTL = 0;
export const CLASS = 1;
export const TYPE = 2;
export const RDATA = 3;

const DIRECTIVES: ReadonlySet<string> = new Set(["$origin", "$ttl", "$include", "$generate"]);

/** Reads entries one after the other and says what of them can be put into columns. */
export class EntryReader {
	readonly tape = new Tape();
	readonly entry = new Entry();
	readonly pieces = new Pieces();
	kind: EntryKind = "other";
	/** Whether the entry is one's own side of a merge conflict, or a line of it; to be set where the octets begin in one. */
	isInConflict = false;
	readonly #rdata = new RdataReader();

	/** Reads the entry at `start`; returns the offset behind it. */
	read(octets: Uint8Array, start: number, behind: TextBehind | undefined): number {
		const { tape, entry, pieces } = this;
		const next = scanEntry(octets, start, tape, behind);
		const end = next < 0 ? octets.length : next;
		const isConflict = this.#followConflict(octets, start);
		this.kind = "other";
		if (next < 0 || isConflict || tape.faultAt >= 0 || tape.recovered || tape.conflictAt >= 0) return end;
		classifyEntry(tape, entry);
		if (!pieces.read(tape, start, end)) return end;
		if (entry.kind === EMPTY) this.kind = pieces.count === 0 && isLineEnd(octets[end - 1]!) ? "blank" : "other";
		else if (entry.kind === DIRECTIVE) this.kind = this.#isKnownDirective() ? "directive" : "other";
		else if (entry.kind === RECORD && this.#hasHead() && this.#hasRdata()) this.kind = "record";
		return end;
	}

	/** Which field a piece of the head of a record is; -1 for its owner. */
	fieldOf(piece: number): number {
		const { entry } = this;
		if (piece === entry.owner) return -1;
		if (piece === entry.ttlToken) return TTL;
		if (piece === entry.classToken) return CLASS;
		return piece === entry.typeToken ? TYPE : RDATA;
	}

	/** Whether a field of the head has the owner of the record before in front of it, and nothing else. */
	isIndented(piece: number): boolean {
		return piece === 0 && this.entry.owner < 0;
	}

	/** Whether the line belongs to a conflict; what is behind `=======` is passed over with it by the scanner. */
	#followConflict(octets: Uint8Array, start: number): boolean {
		if (!mayBeConflict(octets[start])) return this.isInConflict;
		const kind = conflictLine(octets, start);
		if (!kind) return this.isInConflict;
		this.isInConflict = kind === "ours";
		return true;
	}

	#isKnownDirective(): boolean {
		const { octets, starts, ends, count } = this.tape;
		let word = "";
		for (let at = starts[0]!; at < ends[0]!; at++) word += String.fromCharCode(lowerCase(octets[at]!));
		return count > 1 && DIRECTIVES.has(word);
	}

	/** Whether the fields before the RDATA are the first pieces of the first line, and the RDATA or a parenthesis follows. */
	#hasHead(): boolean {
		const { pieces, entry, tape } = this;
		if (entry.rdata >= tape.count || (tape.flags[entry.typeToken]! & QUOTED) !== 0) return false;
		for (let piece = 0; piece <= entry.rdata; piece++) {
			if (pieces.lines[piece] !== 0) return false;
			if (piece < entry.rdata && pieces.kinds[piece] !== TOKEN) return false;
			// Without a blank between, as behind an owner in quotes, there is no place for a column.
			if (piece > 0 && pieces.starts[piece] === pieces.ends[piece - 1]) return false;
		}
		return true;
	}

	/** Whether servers can read the RDATA; what is half typed stays as it is. */
	#hasRdata(): boolean {
		const { entry, tape } = this;
		this.#rdata.start(tape, entry.rdata, ROOT, () => {});
		return readRdata(recordTypeByCode(entry.typeCode), entry.typeCode, this.#rdata);
	}
}

function isLineEnd(octet: number): boolean {
	return octet === LF || octet === CR;
}
