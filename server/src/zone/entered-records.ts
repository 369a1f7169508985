import type { RecordId, RecordTable } from "../tables/record-table.ts";
import type { Block } from "./block.ts";
import type { ChangeListener } from "./change-listener.ts";
import type { OwnedRecords } from "./owned-records.ts";
import type { ReferringRecords } from "./referring-records.ts";
import type { RowBuffer } from "./row-buffer.ts";
import type { Zone } from "./zone.ts";

/** After so many records of one block others may work: a `$GENERATE` makes up to 65,536. */
const STEP = 1024;

/** The records of blocks in the table: enters what was read, and tells of the difference. */
export class EnteredRecords {
	listener: ChangeListener | undefined;
	readonly #records: RecordTable;
	readonly #owned: OwnedRecords;
	readonly #references: ReferringRecords;

	constructor(records: RecordTable, owned: OwnedRecords, references: ReferringRecords) {
		this.#records = records;
		this.#owned = owned;
		this.#references = references;
	}

	/**
	 * Enters the rows just read. Those at the beginning and at the end that are as before keep their
	 * records; only what lies between is taken out and put in. At each pause the block has the records that are there.
	 */
	*enter(block: Block, rows: RowBuffer): Generator<void, void> {
		const records = this.#records;
		const { zone } = block.slice;
		const old = block.records;
		const count = rows.count;
		let head = 0;
		while (head < count && head < old.length && this.#isSame(old[head]!, rows, head)) {
			this.#move(old[head]!, block, rows.offset[head]!);
			head++;
		}
		let tail = 0;
		while (
			tail < count - head &&
			tail < old.length - head &&
			this.#isSame(old[old.length - 1 - tail]!, rows, count - 1 - tail)
		) {
			this.#move(old[old.length - 1 - tail]!, block, rows.offset[count - 1 - tail]!);
			tail++;
		}
		const kept = old.subarray(old.length - tail);
		// From the last to the first: what comes in their place then has their numbers in the order of the text, so that of two
		// records alike none is taken for the other.
		for (let index = old.length - tail - 1, done = 1; index >= head; index--, done++) {
			this.remove(old[index]! as RecordId, zone);
			if (done % STEP !== 0) continue;
			block.records = joined(old.subarray(0, index), kept);
			yield;
		}
		const fresh = new Int32Array(count);
		fresh.set(old.subarray(0, head));
		fresh.set(kept, count - tail);
		for (let row = head; row < count - tail; row++) {
			const record = records.add(
				rows.owner[row]! as never,
				rows.type[row]!,
				rows.flags[row]!,
				rows.ttl[row]!,
				rows.reference[row]!,
				rows.hash[row]!,
				block.id,
				rows.offset[row]!,
			);
			fresh[row] = record;
			this.#owned.add(record);
			this.#references.add(record);
			this.listener?.recordAdded(record, zone);
			if ((row + 1 - head) % STEP !== 0) continue;
			block.records = joined(fresh.subarray(0, row + 1), kept);
			yield;
		}
		block.records = fresh;
		records.edition++;
	}

	#isSame(record: number, rows: RowBuffer, row: number): boolean {
		const records = this.#records;
		return (
			records.owner[record] === rows.owner[row] &&
			records.type[record] === rows.type[row] &&
			records.hash[record] === rows.hash[row] &&
			records.reference[record] === rows.reference[row] &&
			records.ttl[record] === rows.ttl[row] &&
			records.flags[record] === rows.flags[row]
		);
	}

	#move(record: number, block: Block, offset: number): void {
		this.#records.block[record] = block.id;
		this.#records.offset[record] = offset;
	}

	/** Takes a record out. */
	remove(record: RecordId, zone: Zone): void {
		this.listener?.recordRemoved(record, zone);
		this.#owned.remove(record);
		this.#references.remove(record);
		this.#records.remove(record);
	}
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
	const both = new Int32Array(one.length + other.length);
	both.set(one);
	both.set(other, one.length);
	return both;
}
