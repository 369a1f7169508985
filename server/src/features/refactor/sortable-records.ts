import { TYPE_CODE } from "../../records/type-code.ts";
import type { Range } from "../../rules/engine/finding.ts";
import type { Refusal } from "../../rules/fix.ts";
import { beginsWithBlank } from "../../rules/fixes/state-at.ts";
import { BROKEN, EMPTY } from "../../syntax/entry.ts";
import { MERGE_CONFLICT } from "../../syntax/tape.ts";
import type { NameId } from "../../tables/name-table.ts";
import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { type ChunkEntry, chunkEntries } from "../places/chunk-entries.ts";

/** Octets of a chunk, whole lines. */
export interface Piece {
	readonly index: number;
	readonly start: number;
	readonly end: number;
}

/** What moves as a whole: the records of an owner that is written once, with the comments above and between them. */
export interface Unit {
	readonly owner: NameId;
	readonly pieces: Piece[];
	/** Whether no `$TTL` is in force, so that a TTL that is written may hold for what follows. */
	hasNoDefault: boolean;
}

/** Units between which nothing stands that has to stay where it is. */
export type Stretch = Unit[];

/** What of a file can be put into another order. */
export interface Sortable {
	readonly stretches: readonly Stretch[];
	/** Whose TTL is that of a record before it: `line 7`; undefined if all have their own or that of a `$TTL`. */
	readonly ttlHeir: string | undefined;
}

/** A comment that means the record below it. */
const EXCUSE = /^[;\s]*zonetrio-ignore(?!-file)/i;
/** A comment that speaks to this program of something else. */
const REMARK = /^[;\s]*zonetrio/i;

const NOT_READ = "is not read as a record, so nobody knows where it belongs: correct it first";

/**
 * Finds in a file, or in some lines of it, the records that may change places. What stays: directives; comments with which a paragraph begins,
 * which are headings, and all others of such a paragraph; empty lines, except between paragraphs of one owner each. In steps,
 * one for each chunk.
 */
export function* sortableRecords(
	workspace: Workspace,
	file: ZoneFile,
	range: Range | undefined,
): Generator<void, Sortable | Refusal> {
	const finder = new SortableFinder(workspace, file, range);
	const { blocks } = file.slices[0]!;
	for (const [index, block] of blocks.entries()) {
		finder.enter(index);
		const span = { start: 0, end: file.text.chunks[index]!.length };
		for (const found of chunkEntries(workspace, file, index, block, span)) {
			const refusal = finder.add(found);
			if (refusal) return refusal;
		}
		yield;
	}
	return finder.end();
}

interface FoundStretch {
	readonly units: Stretch;
	/** Whether only empty lines stand between it and the one in front of it. */
	readonly isBehindBlank: boolean;
	readonly isHeaded: boolean;
}

/** Goes through a file entry by entry. */
class SortableFinder {
	readonly #workspace: Workspace;
	readonly #file: ZoneFile;
	/** Lines from 0; undefined where all are meant. */
	readonly #lines: { readonly first: number; readonly last: number } | undefined;
	readonly #stretches: FoundStretch[] = [];
	#current: Stretch = [];
	/** Comments that go with the record below them, if one follows. */
	#above: Piece[] = [];
	#index = 0;
	#isHeaded = false;
	#isAtStart = true;
	#isBehindBlank = false;
	/** Whether the last record may move, so far. */
	#isLastFree = false;
	#hasDefault = false;
	#hasTtl = false;
	#soas = 0;
	#ttlHeir: string | undefined;

	constructor(workspace: Workspace, file: ZoneFile, range: Range | undefined) {
		this.#workspace = workspace;
		this.#file = file;
		this.#lines = range && selectedLines(range);
		const { stateIn, parent } = file.slices[0]!;
		// What stands there is not looked at.
		if (parent && stateIn.defaultTtl < 0) this.#ttlHeir = "a record of the file that includes this one";
	}

	enter(index: number): void {
		this.#index = index;
		const { stateIn } = this.#file.slices[0]!.blocks[index]!;
		this.#hasDefault = stateIn.defaultTtl >= 0;
		this.#hasTtl = stateIn.lastTtl >= 0;
	}

	add(found: ChunkEntry): Refusal | undefined {
		const { entry } = found;
		const { tape, head } = entry;
		const isSelected = this.#isSelected(found);
		const isUnread = head.kind === BROKEN || tape.faultAt >= 0 || tape.recovered || tape.conflictAt >= 0;
		if (head.kind === EMPTY && !isUnread) {
			if (tape.comment < 0) this.#addEmptyLine();
			else this.#addComment(this.#piece(found), toText(tape.octets, tape.comment + 1, entry.end));
			return undefined;
		}
		if (entry.directive !== "") return this.#addDirective(found);
		if (isSelected && (isUnread || found.record === undefined)) {
			const isConflict = tape.conflictAt >= 0 || (tape.faultAt >= 0 && tape.fault === MERGE_CONFLICT);
			const what = isConflict ? "belongs to a merge conflict: resolve it first" : NOT_READ;
			return { refusal: `${this.#line(found)} ${what}` };
		}
		this.#addRecord(found, isSelected && !isUnread);
		if (found.record !== undefined) this.#followTtl(found);
		return undefined;
	}

	end(): Sortable | Refusal {
		this.#close();
		if (this.#soas > 1) {
			return { refusal: "there are several SOA records, as at the ends of a zone transfer: delete all but the first" };
		}
		return { stretches: joined(this.#stretches), ttlHeir: this.#ttlHeir };
	}

	#addEmptyLine(): void {
		this.#close();
		this.#isHeaded = false;
		this.#isAtStart = true;
	}

	#addComment(piece: Piece, text: string): void {
		const isExcuse = EXCUSE.test(text);
		if (!isExcuse && (this.#isHeaded || this.#isAtStart || REMARK.test(text))) {
			this.#close();
			this.#isHeaded = this.#isHeaded || this.#isAtStart;
			this.#isBehindBlank = false;
		} else this.#above.push(piece);
		this.#isAtStart = false;
	}

	#addDirective(found: ChunkEntry): undefined {
		this.#close();
		const { count } = found;
		const { directive } = found.entry;
		const block = this.#file.slices[0]!.blocks[this.#index]!;
		const { include } = block;
		if (directive === "$INCLUDE") {
			if (beginsWithBlank(this.#workspace, block)) this.#keepLast();
			if (include?.child && !this.#hasDefault) this.#ttlHeir ??= `a record of ${this.#line(found)}`;
		}
		if (directive === "$GENERATE" && count > 0 && !this.#hasDefault) this.#ttlHeir ??= this.#line(found);
		if (directive === "$TTL") this.#hasDefault = true;
		this.#isHeaded = false;
		this.#isAtStart = true;
		this.#isBehindBlank = false;
	}

	#addRecord(found: ChunkEntry, mayMove: boolean): void {
		const { head } = found.entry;
		const piece = this.#piece(found);
		this.#isAtStart = false;
		const before = this.#current.at(-1);
		if (head.owner < 0 && before && mayMove) {
			before.pieces.push(...this.#above, piece);
			before.hasNoDefault ||= !this.#hasDefault;
		} else if (head.owner < 0 || !mayMove) {
			// It has its owner from a record that something parts it from.
			this.#close();
			if (head.owner < 0) this.#keepLast();
			this.#isLastFree = false;
			this.#isBehindBlank = false;
		} else {
			this.#isLastFree = true;
			const owner = this.#workspace.tables.records.owner[found.record!]! as NameId;
			this.#current.push({ owner, pieces: [...this.#above, piece], hasNoDefault: !this.#hasDefault });
		}
		this.#above = [];
		if (mayMove && head.typeCode === TYPE_CODE.SOA) this.#soas++;
	}

	/** Ends a stretch: what comes stays where it is. */
	#close(): void {
		const hasComment = this.#above.length > 0;
		this.#above = [];
		if (this.#current.length > 0) {
			this.#stretches.push({
				units: this.#current,
				isBehindBlank: this.#isBehindBlank,
				isHeaded: this.#isHeaded,
			});
			this.#current = [];
			this.#isBehindBlank = true;
		}
		if (hasComment) this.#isBehindBlank = false;
	}

	/** Leaves the last unit where it is, because something behind it has its owner. */
	#keepLast(): void {
		if (this.#isLastFree) this.#stretches.at(-1)?.units.pop();
		this.#isLastFree = false;
	}

	#followTtl(found: ChunkEntry): void {
		const record = found.record!;
		const { flags, type } = this.#workspace.tables.records;
		if ((flags[record]! & TTL_WRITTEN) !== 0) this.#hasTtl = true;
		else if (!this.#hasDefault) {
			// An SOA that no TTL stands before gives its minimum to all that follow.
			if (!this.#hasTtl && type[record] === TYPE_CODE.SOA) this.#hasDefault = true;
			this.#ttlHeir ??= this.#line(found);
		}
	}

	#piece({ entry: { start, end } }: ChunkEntry): Piece {
		return { index: this.#index, start, end };
	}

	#isSelected({ entry: { start, end } }: ChunkEntry): boolean {
		if (!this.#lines) return true;
		const { first, last } = this.#lines;
		return this.#lineOf(start) <= last && this.#lineOf(end - 1) >= first;
	}

	#line({ entry: { start } }: ChunkEntry): string {
		return `line ${this.#lineOf(start) + 1}`;
	}

	#lineOf(offset: number): number {
		return this.#file.text.position(this.#index, offset).line;
	}
}

/** A selection that ends at the start of a line has nothing of it. */
function selectedLines({ start, end }: Range): { readonly first: number; readonly last: number } {
	return { first: start.line, last: end.character === 0 && end.line > start.line ? end.line - 1 : end.line };
}

/** Paragraphs of one owner each, with nothing but empty lines between, change places among each other. */
function joined(all: readonly FoundStretch[]): Stretch[] {
	const stretches: Stretch[] = [];
	let mayFollow = false;
	for (const { units, isBehindBlank, isHeaded } of all) {
		const [first] = units;
		const isOne = first !== undefined && !isHeaded && units.every(({ owner }) => owner === first.owner);
		if (isOne && mayFollow && isBehindBlank) stretches.at(-1)!.push(whole(units));
		else stretches.push(isOne ? [whole(units)] : units);
		mayFollow = isOne;
	}
	return stretches;
}

function whole(units: Stretch): Unit {
	return {
		owner: units[0]!.owner,
		pieces: units.flatMap(({ pieces }) => pieces),
		hasNoDefault: units.some(({ hasNoDefault }) => hasNoDefault),
	};
}
