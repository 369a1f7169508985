import type { RecordId } from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import type { Block, FoundInclude, IncludeSite } from "./block.ts";
import { BlockReader } from "./block-reader.ts";
import type { ChangeListener } from "./change-listener.ts";
import { EnteredRecords } from "./entered-records.ts";
import { includedFile, type ResolveInclude } from "./included-file.ts";
import { OwnedRecords, type RecordPlaces } from "./owned-records.ts";
import { ReferringRecords } from "./referring-records.ts";
import {
	BEHIND_RECORD,
	DEFAULT_TTL,
	difference,
	GENERATED_COUNT,
	LAST_TTL,
	overwritten,
	type ScanState,
} from "./scan-state.ts";
import { type Slice, stateAfter } from "./slice.ts";
import { compareInZone } from "./text-order.ts";
import type { Zone } from "./zone.ts";
import type { ChunkChange, ZoneFile } from "./zone-file.ts";

/** A block of which not all has been read and entered. Any change of text, zones or includes gives it up. */
interface BegunBlock {
	readonly block: Block;
	readonly stateIn: ScanState;
	readonly steps: Iterator<void>;
}

/** How much was done since the last time anyone asked; tests hold the work of an edit against it. */
export interface ReadingWork {
	blocksRead: number;
	blocksPassed: number;
}

/**
 * Turns text into records: reads the blocks of a slice in their order, hands the state from one to the
 * next, and enters the difference into the tables. Reading can stop after any block, and within those that make many records, and
 * go on later.
 */
export class ZoneReader implements RecordPlaces {
	/** The records of names, zone by zone. */
	readonly owned: OwnedRecords;
	/** What refers to names and addresses. */
	readonly references: ReferringRecords;
	readonly work: ReadingWork = { blocksRead: 0, blocksPassed: 0 };
	readonly #tables: Tables;
	readonly #reader: BlockReader;
	readonly #entered: EnteredRecords;
	readonly #resolve: ResolveInclude;
	readonly #blocks: (Block | undefined)[] = [];
	readonly #freeBlocks: number[] = [];
	#begun: BegunBlock | undefined;

	constructor(tables: Tables, resolve: ResolveInclude) {
		this.#tables = tables;
		this.#reader = new BlockReader(tables);
		this.owned = new OwnedRecords(tables, this);
		this.references = new ReferringRecords(tables, this);
		this.#entered = new EnteredRecords(tables.records, this.owned, this.references);
		this.#resolve = resolve;
	}

	/** Who is told of what changes. */
	get listener(): ChangeListener | undefined {
		return this.#entered.listener;
	}

	set listener(listener: ChangeListener | undefined) {
		this.#entered.listener = listener;
	}

	/** The block that a record was read from. */
	blockOf(record: RecordId): Block {
		return this.#blocks[this.#tables.records.block[record]!]!;
	}

	/** Below 0 where a record stands before another one of its zone in the text; 0 for those of one `$GENERATE`. */
	compareInZone(one: RecordId, other: RecordId): number {
		const { offset } = this.#tables.records;
		return compareInZone(this.blockOf(one), offset[one]!, this.blockOf(other), offset[other]!);
	}

	/** The blocks with comments that speak to this program. */
	*blocksWithRemarks(): IterableIterator<Block> {
		for (const block of this.#blocks) if (block && block.remarks.length > 0) yield block;
	}

	/** The zone that a record is in. */
	zoneOf(record: RecordId): Zone {
		return this.blockOf(record).slice.zone;
	}

	/** Starts to read a file in a zone; nothing is read yet. */
	open(zone: Zone, file: ZoneFile, parent: Block | undefined, stateIn: ScanState): Slice {
		this.#begun = undefined;
		const slice: Slice = { zone, file, parent, stateIn, blocks: [], faulty: new Set(), cursor: 0 };
		slice.blocks.push(...file.text.chunks.map((_, index) => this.#newBlock(slice, index)));
		file.addSlice(slice);
		return slice;
	}

	/** Takes everything out that a slice has brought, what it includes too. */
	close(slice: Slice): void {
		this.#begun = undefined;
		for (const block of slice.blocks) {
			if (block.include?.child) this.close(block.include.child);
			this.#forget(block);
		}
		slice.blocks.length = 0;
		slice.faulty.clear();
		slice.file.removeSlice(slice);
	}

	/** Follows a change of a file's chunks in every slice of the file. */
	replaceChunks(file: ZoneFile, change: ChunkChange): void {
		this.#begun = undefined;
		for (const slice of [...file.slices]) this.#replaceBlocks(slice, change);
	}

	/** Follows an edit in every block before it where the end of a group was guessed, since the group may end elsewhere now. */
	markUnsettled(file: ZoneFile): void {
		const indexes = new Set<number>();
		for (const slice of file.slices) {
			for (const block of slice.blocks) {
				if (!block.unsettled) continue;
				indexes.add(block.index);
				if (block.stale) continue;
				block.stale = true;
				this.#rewind(slice, block.index);
			}
		}
		// From the last to the first, so that no change moves another.
		for (const index of [...indexes].sort((one, other) => other - one)) {
			const change = file.joinGroup(index);
			if (change) this.replaceChunks(file, change);
		}
	}

	/** Looks again for the files of includes, after files came or went. */
	resolveAgain(slice: Slice): void {
		for (const block of slice.blocks) {
			if (!block.include) continue;
			if (block.include.child) this.resolveAgain(block.include.child);
			else {
				block.stale = true;
				this.#rewind(slice, block.index);
			}
		}
	}

	/** Reads blocks until the slice is done or `isTimeUp` says so; whether it is done. */
	advance(slice: Slice, isTimeUp: () => boolean): boolean {
		while (slice.cursor < slice.blocks.length) {
			const block = slice.blocks[slice.cursor]!;
			const before = slice.cursor === 0 ? slice.stateIn : this.#stateAfterBlock(slice.blocks[slice.cursor - 1]!);
			const changed = difference(before, block.stateIn);
			if (block.stale || (changed & block.reads) !== 0) {
				if (!this.#read(block, before, isTimeUp)) return false;
			} else if (changed !== 0) {
				const stateOut = overwritten(before, block.stateOut, block.writes);
				block.stateIn = before;
				block.stateOut = stateOut;
				this.work.blocksPassed++;
				if (block.include?.child) this.#passToChild(block, block.include.child);
			}
			const child = block.include?.child;
			if (child && !this.advance(child, isTimeUp)) return false;
			slice.cursor++;
			if (this.#restIsUpToDate(slice)) slice.cursor = slice.blocks.length;
			if (isTimeUp()) return slice.cursor >= slice.blocks.length;
		}
		return true;
	}

	#passToChild(block: Block, child: Slice): void {
		child.stateIn = { ...block.stateOut, origin: block.include!.origin, behind: BEHIND_RECORD };
		this.#rewind(child, 0);
	}

	/** The state that the block after this one starts with: an included file leaves its TTLs and counts behind, not its origin or owner. */
	#stateAfterBlock(block: Block): ScanState {
		const child = block.include?.child;
		return child
			? overwritten(block.stateOut, stateAfter(child), DEFAULT_TTL | LAST_TTL | GENERATED_COUNT)
			: block.stateOut;
	}

	/** Whether no block from the cursor on has anything to do. */
	#restIsUpToDate(slice: Slice): boolean {
		const next = slice.blocks[slice.cursor];
		if (!next || next.stale) return !next;
		if (difference(this.#stateAfterBlock(slice.blocks[slice.cursor - 1]!), next.stateIn) !== 0) return false;
		for (let index = slice.cursor; index < slice.blocks.length; index++) {
			const block = slice.blocks[index]!;
			const child = block.include?.child;
			if (block.stale || (child && child.cursor < child.blocks.length)) {
				slice.cursor = index;
				return false;
			}
		}
		return true;
	}

	/** Goes back to a block. Whether what is at the cursor fits what is in front of it is still to be looked at, and only `stale` remembers that. */
	#rewind(slice: Slice, index: number): void {
		const pending = slice.blocks[slice.cursor];
		if (pending && index < slice.cursor) pending.stale = true;
		slice.cursor = Math.min(slice.cursor, index);
		if (slice.parent) this.#rewind(slice.parent.slice, slice.parent.index);
	}

	#replaceBlocks(slice: Slice, change: ChunkChange): void {
		this.#rewind(slice, change.index);
		const fresh = Array.from({ length: change.added }, (_, index) => this.#newBlock(slice, change.index + index));
		const gone = slice.blocks.splice(change.index, change.removed, ...fresh);
		for (let index = change.index + change.added; index < slice.blocks.length; index++)
			slice.blocks[index]!.index = index;
		// Until they are read, nobody knows whether a group is left open in them.
		for (const block of fresh) block.unsettled = true;
		// The first new block inherits the old records, so that those that stay keep their numbers.
		const records = concatRecords(gone);
		const heir = fresh[0]!;
		heir.records = records;
		const old = gone[0];
		if (old) {
			heir.stateIn = old.stateIn;
			heir.stateOut = old.stateOut;
		}
		// Before anything is closed: whoever is told of it asks where the other records are.
		for (const record of records) this.#tables.records.block[record] = heir.id;
		for (const block of gone) {
			if (block.include?.child) this.close(block.include.child);
			if (block.remarks.length > 0) this.listener?.remarksChanged();
			this.#tellOfProblems(block);
			slice.faulty.delete(block);
			this.#blocks[block.id] = undefined;
			this.#freeBlocks.push(block.id);
		}
	}

	#newBlock(slice: Slice, index: number): Block {
		const id = this.#freeBlocks.pop() ?? this.#blocks.length;
		const block: Block = {
			id,
			slice,
			index,
			records: NO_RECORDS,
			stateIn: slice.stateIn,
			stateOut: slice.stateIn,
			reads: 0,
			writes: 0,
			problems: [],
			origins: [],
			remarks: [],
			include: undefined,
			unsettled: false,
			version: 0,
			stale: true,
		};
		this.#blocks[id] = block;
		return block;
	}

	#forget(block: Block): void {
		for (const record of block.records) this.#entered.remove(record as RecordId, block.slice.zone);
		if (block.remarks.length > 0) this.listener?.remarksChanged();
		this.#tellOfProblems(block);
		this.#blocks[block.id] = undefined;
		this.#freeBlocks.push(block.id);
	}

	/** Reads a block; false if time is up before it is done, after which the same call goes on where nothing has changed meanwhile. */
	#read(block: Block, stateIn: ScanState, isTimeUp: () => boolean): boolean {
		const begun = this.#begun;
		if (begun?.block !== block || difference(begun.stateIn, stateIn) !== 0) {
			this.#begun = { block, stateIn, steps: this.#readSteps(block, stateIn) };
		}
		const { steps } = this.#begun!;
		while (!steps.next().done) if (isTimeUp()) return false;
		this.#begun = undefined;
		return true;
	}

	*#readSteps(block: Block, stateIn: ScanState): Generator<void, void> {
		const { slice } = block;
		const { chunks } = slice.file.text;
		const reader = this.#reader;
		reader.begin(slice.zone, chunks[block.index]!.octets, stateIn, slice.file.behind(block.index));
		while (!reader.goOn()) yield;
		this.work.blocksRead++;
		yield* this.#entered.enter(block, reader.rows);
		block.version++;
		block.stateIn = stateIn;
		block.stateOut = reader.stateOut;
		block.reads = reader.reads;
		block.writes = reader.writes;
		this.#tellOfProblems(block);
		block.problems = reader.problems;
		block.origins = reader.origins;
		if (block.remarks.length > 0 || reader.remarks.length > 0) this.listener?.remarksChanged();
		block.remarks = reader.remarks;
		block.unsettled = reader.unsettled;
		block.stale = false;
		this.#include(block, reader.include);
		this.#tellOfProblems(block);
		if (isFaulty(block)) slice.faulty.add(block);
		else slice.faulty.delete(block);
	}

	#tellOfProblems(block: Block): void {
		const { zone, file } = block.slice;
		if (isFaulty(block)) this.listener?.problemsChanged(zone, file.path);
	}

	/** Follows the `$INCLUDE` at the end of a block, or gives up one that is no longer there. */
	#include(block: Block, found: FoundInclude | undefined): void {
		const before = block.include;
		if (!found) {
			if (before?.child) this.close(before.child);
			block.include = undefined;
			return;
		}
		const site: IncludeSite = { ...found, child: undefined, problem: undefined };
		block.include = site;
		const target = includedFile(block, found, this.#resolve);
		if (before?.child && target && "text" in target && before.child.file === target) {
			site.child = before.child;
			this.#passToChild(block, site.child);
			return;
		}
		if (before?.child) this.close(before.child);
		if (!target) return;
		if ("text" in target) {
			const state = { ...block.stateOut, origin: found.origin, behind: BEHIND_RECORD } as const;
			site.child = this.open(block.slice.zone, target, block, state);
		} else {
			site.problem = target;
		}
	}
}

const NO_RECORDS = new Int32Array(0);

function concatRecords(blocks: readonly Block[]): Int32Array {
	if (blocks.length === 1) return blocks[0]!.records;
	const all = new Int32Array(blocks.reduce((sum, block) => sum + block.records.length, 0));
	let at = 0;
	for (const block of blocks) {
		all.set(block.records, at);
		at += block.records.length;
	}
	return all;
}

function isFaulty({ problems, include }: Block): boolean {
	return problems.length > 0 || include?.problem !== undefined;
}
