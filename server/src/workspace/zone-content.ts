import { comparableRdata, hasCaselessName } from "../records/comparable-rdata.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import type { NameId, NameTable } from "../tables/name-table.ts";
import { GENERATED, REFERS_TO_NAME, type RecordId } from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import { toOctets } from "../text/utf8.ts";
import type { Slice } from "../zone/slice.ts";
import type { ZoneReader } from "../zone/zone-reader.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS, TYPE_PTR, TYPE_SOA, TYPE_TXT } from "./lookup.ts";
import { RecordTexts } from "./record-text.ts";

/** What a zone says, as far as two versions of it are compared. */
export interface ZoneContent {
	readonly serial: number;
	/**
	 * The same for the same records, in whatever order and layout they are written; the serial does not count. Undefined where a
	 * line or an included file cannot be read.
	 */
	readonly fingerprint: string | undefined;
	/** Of each domain that tells of an MTA-STS policy, by its name in lower case. */
	readonly policies: ReadonlyMap<string, PolicyState>;
}

/** What a zone says of a domain with an MTA-STS policy. */
interface PolicyState {
	/** The names of its mail servers. */
	readonly exchanges: string;
	/** A hash of the record by which senders see whether the policy is another one. */
	readonly record: number;
}

const MTA_STS = toOctets("_mta-sts");

/** Types of which a name is all, the case of which does not matter. */
const ONLY_NAME: ReadonlySet<number> = new Set([TYPE_NS, TYPE_CNAME, TYPE_DNAME, TYPE_PTR]);

/** Of so many records of a name it is looked whether one is there twice, which servers take for one. */
const MOST_COMPARED = 64;

/** The serial is followed by four numbers of four octets each. */
const SERIAL_FROM_END = 20;

/**
 * Works out what a zone that has been read says, in steps, one for each block.
 *
 * @returns undefined where there is not one SOA.
 */
export function* zoneContentSteps(
	tables: Tables,
	reader: ZoneReader,
	slice: Slice,
): Generator<void, ZoneContent | undefined> {
	const sum = new RecordSum(tables, reader);
	const blocks = [...slice.blocks].reverse();
	for (let block = blocks.pop(); block; block = blocks.pop()) {
		if (block.problems.some(isSyntaxError)) sum.isWhole = false;
		for (const record of block.records) sum.add(record as RecordId);
		const { include } = block;
		if (include && !include.child) sum.isWhole = false;
		if (include?.child) blocks.push(...[...include.child.blocks].reverse());
		yield;
	}
	return sum.content;
}

/** A sum over records, for which their order does not matter. */
class RecordSum {
	/** Whether everything could be read. */
	isWhole = true;
	readonly #tables: Tables;
	readonly #reader: ZoneReader;
	readonly #texts: RecordTexts;
	readonly #owners: OwnerHashes;
	readonly #policyRecords: RecordId[] = [];
	#count = 0;
	#one = 0;
	#other = 0;
	/** Of the SOA; -1 before it, -2 if there are several or it cannot be read. */
	#serial = -1;

	constructor(tables: Tables, reader: ZoneReader) {
		this.#tables = tables;
		this.#reader = reader;
		this.#texts = new RecordTexts(tables);
		this.#owners = new OwnerHashes(tables.names);
	}

	get content(): ZoneContent | undefined {
		if (this.#serial < 0) return undefined;
		return {
			serial: this.#serial,
			fingerprint: this.isWhole ? `${this.#count} ${this.#one} ${this.#other}` : undefined,
			policies: new Map(this.#policyRecords.map((record) => this.#policyState(record))),
		};
	}

	/** Hot: once per record of a zone, and makes nothing but for the few types that have a name beside other data. */
	add(record: RecordId): void {
		const { owner, type, ttl } = this.#tables.records;
		const code = type[record]!;
		const data = code === TYPE_SOA ? this.#addSoa(record) : this.#data(record);
		if (code === TYPE_TXT && this.#tables.names.hasLabel(owner[record]! as NameId, MTA_STS)) {
			this.#policyRecords.push(record);
		}
		if (code !== TYPE_SOA && this.#isTold(record, data)) return;
		let mixed = Math.imul(this.#owners.of(owner[record]! as NameId) ^ Math.imul(code + 1, 0x9e3779b1), 0x85ebca6b);
		mixed = Math.imul(mixed ^ (mixed >>> 13) ^ ttl[record]!, 0xc2b2ae35);
		mixed = Math.imul(mixed ^ (mixed >>> 16) ^ data, 0x27d4eb2f);
		mixed ^= mixed >>> 15;
		this.#count++;
		this.#one = (this.#one + mixed) | 0;
		this.#other = (this.#other + Math.imul(mixed ^ (data >>> 7), 0x165667b1)) | 0;
	}

	/** The domain of an `_mta-sts` record, and what is said of it. */
	#policyState(record: RecordId): [string, PolicyState] {
		const { names, records } = this.#tables;
		const domain = names.parentOf(records.owner[record]! as NameId);
		const exchanges: string[] = [];
		for (let at = names.firstOwner[domain]!; at >= 0; at = records.nextOfOwner[at]!) {
			if (records.type[at] !== TYPE_MX) continue;
			if (this.#reader.zoneOf(at as RecordId) !== this.#reader.zoneOf(record)) continue;
			exchanges.push(names.text(records.reference[at]! as NameId));
		}
		return [names.text(domain), { exchanges: exchanges.sort().join(" "), record: records.hash[record]! }];
	}

	/** A hash of the RDATA, in which the case of names does not count. */
	#data(record: RecordId): number {
		const { type, hash, flags, reference } = this.#tables.records;
		const code = type[record]!;
		if (ONLY_NAME.has(code) && (flags[record]! & REFERS_TO_NAME) !== 0) {
			return this.#owners.of(reference[record]! as NameId);
		}
		// To read one record of a `$GENERATE` means to make all before it.
		if (!hasCaselessName(code) || (flags[record]! & GENERATED) !== 0) return hash[record]!;
		const wire = this.#texts.wire(record, this.#reader.blockOf(record));
		if (!wire) return hash[record]!;
		const text = comparableRdata(code, wire, 0, wire.length, "");
		let mixed = code;
		for (let at = 0; at < text.length; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
		return mixed;
	}

	/** Whether another record of the zone says the same. */
	#isTold(record: RecordId, data: number): boolean {
		const { type, nextOfOwner } = this.#tables.records;
		let left = MOST_COMPARED;
		for (let at = nextOfOwner[record]!; at >= 0 && left > 0; at = nextOfOwner[at]!, left--) {
			if (type[at] !== type[record] || this.#data(at as RecordId) !== data) continue;
			if (this.#reader.zoneOf(at as RecordId) === this.#reader.zoneOf(record)) return true;
		}
		return false;
	}

	/** Takes the serial out of an SOA, and returns a hash of the rest. */
	#addSoa(record: RecordId): number {
		const wire = this.#texts.wire(record, this.#reader.blockOf(record));
		const at = (wire?.length ?? 0) - SERIAL_FROM_END;
		if (!wire || at < 0 || this.#serial !== -1) {
			this.#serial = -2;
			return 0;
		}
		this.#serial = new DataView(wire.buffer, wire.byteOffset, wire.byteLength).getUint32(at);
		let hash = 0;
		for (let index = 0; index < wire.length; index++) {
			const isSerial = index >= at && index < at + 4;
			hash = Math.imul(hash ^ (isSerial ? 0 : wire[index]!), 0x01000193);
		}
		return hash;
	}
}

/** Hashes of names that are the same in other tables. */
class OwnerHashes {
	readonly #names: NameTable;
	/** 0 where none was worked out yet. */
	readonly #hashes: Int32Array;

	constructor(names: NameTable) {
		this.#names = names;
		this.#hashes = new Int32Array(names.count);
	}

	of(name: NameId): number {
		const known = this.#hashes[name]!;
		if (known !== 0 || name < 0) return known;
		const parent = this.#names.parentOf(name);
		let hash = parent < 0 ? 0x811c9dc5 : this.of(parent);
		for (const octet of this.#names.labelOctets(name)) hash = Math.imul(hash ^ octet, 0x01000193);
		hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 1;
		this.#hashes[name] = hash;
		return hash;
	}
}
