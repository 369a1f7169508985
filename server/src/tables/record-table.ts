import type { AddressTable } from "./address-table.ts";
import { grown } from "./columns.ts";
import type { NameId, NameTable } from "./name-table.ts";

/** Number of a record; it keeps it as long as it lives. */
export type RecordId = number & { readonly brand: "record" };

export const NO_RECORD = -1 as RecordId;

/** Flags of a record. */
export const TTL_WRITTEN = 1;
export const OWNER_INHERITED = 2;
export const GENERATED = 4;
/** `reference` is the number of a name, or of an address. */
export const REFERS_TO_NAME = 8;
export const REFERS_TO_ADDRESS = 16;
/** The data are such that rules about them have something to say; see `RecordType.remarkable`. */
export const REMARKABLE = 32;
/** The owner is written with capital letters, in the very line of the record. */
export const OWNER_CAPITALS = 64;
/** From this bit on stand eight that differ, mostly, where owner or data are spelled otherwise: findings quote both. */
const SPELLING_SHIFT = 8;

/** Those bits, of the lengths of owner and data as they are written; what else tells an owner from others may be added to its length. */
export function spelling(owner: number, data: number): number {
	return ((owner * 31 + data) & 0xff) << SPELLING_SHIFT;
}

const FIRST_CAPACITY = 1024;

/**
 * All records of all zones in flat columns, 44 bytes each. Two doubly linked lists run through them:
 * the records of an owner, and the records that refer to a name or an address; so a record comes and
 * goes at the same cost however many share its owner or target.
 *
 * `block` is the number of the block of text it was read from and `offset` the octet in the block's
 * chunk where its entry starts; all records of one `$GENERATE` have the same offset.
 */
export class RecordTable {
	owner: Int32Array;
	type: Uint16Array;
	flags: Uint16Array;
	ttl: Int32Array;
	/** Number of the name or address referred to; -1 if none. */
	reference: Int32Array;
	/** Hash of the RDATA in wire form. */
	hash: Int32Array;
	block: Int32Array;
	offset: Int32Array;
	nextOfOwner: Int32Array;
	previousOfOwner: Int32Array;
	nextOfReference: Int32Array;
	previousOfReference: Int32Array;
	/** How many records there are. */
	live = 0;
	/** Raised whenever records come or go, or are moved in their text: what was sorted by their places may be out of order. */
	edition = 0;
	readonly #names: NameTable;
	readonly #addresses: AddressTable;
	#used = 0;
	#firstFree = -1;

	constructor(names: NameTable, addresses: AddressTable) {
		this.#names = names;
		this.#addresses = addresses;
		this.owner = new Int32Array(FIRST_CAPACITY);
		this.type = new Uint16Array(FIRST_CAPACITY);
		this.flags = new Uint16Array(FIRST_CAPACITY);
		this.ttl = new Int32Array(FIRST_CAPACITY);
		this.reference = new Int32Array(FIRST_CAPACITY);
		this.hash = new Int32Array(FIRST_CAPACITY);
		this.block = new Int32Array(FIRST_CAPACITY);
		this.offset = new Int32Array(FIRST_CAPACITY);
		this.nextOfOwner = new Int32Array(FIRST_CAPACITY);
		this.previousOfOwner = new Int32Array(FIRST_CAPACITY);
		this.nextOfReference = new Int32Array(FIRST_CAPACITY);
		this.previousOfReference = new Int32Array(FIRST_CAPACITY);
	}

	/** Makes room for so many more records at once, so that entering them copies nothing. */
	reserve(more: number): void {
		const records = this.#used + more;
		if (records > this.owner.length) this.#grow(Math.max(records, this.owner.length * 2));
	}

	/** A record's number is below this. */
	get limit(): number {
		return this.#used;
	}

	/** Enters a record and links it to its owner and to what it refers to. */
	add(
		owner: NameId,
		type: number,
		flags: number,
		ttl: number,
		reference: number,
		hash: number,
		block: number,
		offset: number,
	): RecordId {
		let record = this.#firstFree;
		if (record >= 0) {
			this.#firstFree = this.nextOfOwner[record]!;
		} else {
			record = this.#used++;
			if (record >= this.owner.length) this.#grow(record * 2);
		}
		this.owner[record] = owner;
		this.type[record] = type;
		this.flags[record] = flags;
		this.ttl[record] = ttl;
		this.reference[record] = reference;
		this.hash[record] = hash;
		this.block[record] = block;
		this.offset[record] = offset;
		this.live++;
		this.edition++;

		const next = this.#names.firstOwner[owner]!;
		this.nextOfOwner[record] = next;
		this.previousOfOwner[record] = -1;
		if (next >= 0) this.previousOfOwner[next] = record;
		this.#names.firstOwner[owner] = record;
		this.#activate(owner);
		if ((flags & (REFERS_TO_NAME | REFERS_TO_ADDRESS)) !== 0) {
			const heads = this.#heads(flags);
			const nextReference = heads[reference]!;
			this.nextOfReference[record] = nextReference;
			this.previousOfReference[record] = -1;
			if (nextReference >= 0) this.previousOfReference[nextReference] = record;
			heads[reference] = record;
		}
		return record as RecordId;
	}

	/** Takes a record out of its lists and frees its number. */
	remove(record: RecordId): void {
		const owner = this.owner[record]!;
		const next = this.nextOfOwner[record]!;
		const previous = this.previousOfOwner[record]!;
		if (previous >= 0) this.nextOfOwner[previous] = next;
		else this.#names.firstOwner[owner] = next;
		if (next >= 0) this.previousOfOwner[next] = previous;
		this.#deactivate(owner);
		const flags = this.flags[record]!;
		if ((flags & (REFERS_TO_NAME | REFERS_TO_ADDRESS)) !== 0) {
			const nextReference = this.nextOfReference[record]!;
			const previousReference = this.previousOfReference[record]!;
			if (previousReference >= 0) this.nextOfReference[previousReference] = nextReference;
			else this.#heads(flags)[this.reference[record]!] = nextReference;
			if (nextReference >= 0) this.previousOfReference[nextReference] = previousReference;
		}
		this.block[record] = -1;
		this.nextOfOwner[record] = this.#firstFree;
		this.#firstFree = record;
		this.live--;
		this.edition++;
	}

	/** Whether the number belongs to a record that lives. */
	isLive(record: RecordId): boolean {
		return record >= 0 && record < this.#used && this.block[record]! >= 0;
	}

	/** Bytes that the columns take. */
	get bytes(): number {
		return this.owner.length * 44;
	}

	#heads(flags: number): Int32Array {
		return (flags & REFERS_TO_NAME) !== 0 ? this.#names.firstReference : this.#addresses.firstReference;
	}

	/** Counts a record at a name; the first one makes the name exist, and so its ancestors. */
	#activate(name: number): void {
		const { activity, parent } = this.#names;
		for (let at = name; at >= 0; at = parent[at]!) {
			activity[at] = activity[at]! + 1;
			if (activity[at]! > 1) return;
		}
	}

	#deactivate(name: number): void {
		const { activity, parent } = this.#names;
		for (let at = name; at >= 0; at = parent[at]!) {
			activity[at] = activity[at]! - 1;
			if (activity[at]! > 0) return;
		}
	}

	#grow(capacity: number): void {
		this.owner = grown(this.owner, capacity);
		this.type = grown(this.type, capacity);
		this.flags = grown(this.flags, capacity);
		this.ttl = grown(this.ttl, capacity);
		this.reference = grown(this.reference, capacity);
		this.hash = grown(this.hash, capacity);
		this.block = grown(this.block, capacity);
		this.offset = grown(this.offset, capacity);
		this.nextOfOwner = grown(this.nextOfOwner, capacity);
		this.previousOfOwner = grown(this.previousOfOwner, capacity);
		this.nextOfReference = grown(this.nextOfReference, capacity);
		this.previousOfReference = grown(this.previousOfReference, capacity);
	}
}
