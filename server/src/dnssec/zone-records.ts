import { grown } from "../tables/columns.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import { recordSetKey, recordSetTtls } from "../workspace/record-set-ttls.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { BlockReader } from "../zone/block-reader.ts";
import { lowerNames } from "./canonical-rdata.ts";
import { compareOctets } from "./compare-octets.ts";

const TYPE_RRSIG = 46;

/** A pause. */
export type Steps<Result> = Generator<undefined, Result>;

/**
 * All records of a zone with their RDATA in canonical form (RFC 4034 section 6.2), as rows of numbers. The
 * records themselves keep no RDATA, so it is read from the text once more.
 */
export class ZoneRecords {
	count = 0;
	record: Int32Array;
	owner: Int32Array;
	type: Uint16Array;
	/** That of the record set, of which all records have the same, where it is asked for; else that of the record. */
	ttl: Uint32Array;
	/** The RDATA of row n is `octets[start[n]..start[n + 1])`. */
	start: Uint32Array;
	octets: Uint8Array;

	constructor(expected: number) {
		const capacity = Math.max(64, expected + 1);
		this.record = new Int32Array(capacity);
		this.owner = new Int32Array(capacity);
		this.type = new Uint16Array(capacity);
		this.ttl = new Uint32Array(capacity);
		this.start = new Uint32Array(capacity);
		this.octets = new Uint8Array(capacity * 32);
	}

	/** Enters a record; its RDATA becomes canonical. */
	add(record: RecordId, owner: number, type: number, ttl: number, wire: Uint8Array, length: number): void {
		const row = this.count++;
		const start = this.start[row]!;
		const end = start + length;
		if (row + 2 > this.record.length) this.#grow();
		if (end > this.octets.length) this.octets = grown(this.octets, Math.max(end, this.octets.length * 2));
		this.record[row] = record;
		this.owner[row] = owner;
		this.type[row] = type;
		this.ttl[row] = ttl;
		this.start[row + 1] = end;
		for (let at = 0; at < length; at++) this.octets[start + at] = wire[at]!;
		lowerNames(type, this.octets, start, end);
	}

	/** The RDATA of a row; not a copy. */
	rdata(row: number): Uint8Array {
		return this.octets.subarray(this.start[row]!, this.start[row + 1]!);
	}

	/** The canonical order of the records of one owner: by type, and then by RDATA. */
	compare(one: number, other: number): number {
		return this.type[one]! - this.type[other]! || this.compareRdata(one, other);
	}

	/** The order of the RDATA of two rows; 0 where it is the same. */
	compareRdata(one: number, other: number): number {
		const { start, octets } = this;
		return compareOctets(octets, start[one]!, start[one + 1]!, octets, start[other]!, start[other + 1]!);
	}

	#grow(): void {
		const capacity = this.record.length * 2;
		this.record = grown(this.record, capacity);
		this.owner = grown(this.owner, capacity);
		this.type = grown(this.type, capacity);
		this.ttl = grown(this.ttl, capacity);
		this.start = grown(this.start, capacity);
	}
}

/**
 * Reads all records of a zone, in the order of its text, and pauses behind each block of it.
 *
 * @param needsTtls whether the TTLs matter: signatures bring their own.
 */
export function* readZoneRecords(workspace: Workspace, open: OpenZone, needsTtls: boolean): Steps<ZoneRecords> {
	const blocks = [...workspace.blocks(open.slice)];
	const ttls = needsTtls ? recordSetTtls(workspace.tables.records, blocks) : undefined;
	yield;
	const rows = new ZoneRecords(blocks.reduce((sum, block) => sum + block.records.length, 0));
	const reader = new BlockReader(workspace.tables);
	for (const block of blocks) {
		const { file } = block.slice;
		let index = 0;
		reader.visitor = (owner, type, ttl) => {
			const record = block.records[index++]! as RecordId;
			const setTtl = type === TYPE_RRSIG ? ttl : (ttls?.get(recordSetKey(owner, type)) ?? ttl);
			rows.add(record, owner, type, setTtl, reader.rdata.wire, reader.rdata.length);
		};
		reader.begin(open.zone, file.text.chunks[block.index]!.octets, block.stateIn, file.behind(block.index));
		while (!reader.goOn()) yield;
		yield;
	}
	return rows;
}
