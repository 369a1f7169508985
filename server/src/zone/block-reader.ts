import { nameLength } from "../records/domain-name.ts";
import { MAX_TTL } from "../records/duration.ts";
import { rdataHash } from "../records/rdata-hash.ts";
import { RdataReader } from "../records/rdata-reader.ts";
import type { RdataFault } from "../records/rdata-rule.ts";
import { readRdata } from "../records/read-rdata.ts";
import type { RecordType } from "../records/record-type.ts";
import { recordTypeByCode } from "../records/record-types.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import { classifyEntry, DIRECTIVE, EMPTY, Entry } from "../syntax/entry.ts";
import { scanEntry, type TextBehind } from "../syntax/scanner.ts";
import type { Tape } from "../syntax/tape.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../tables/name-table.ts";
import {
	OWNER_CAPITALS,
	OWNER_INHERITED,
	REFERS_TO_ADDRESS,
	REFERS_TO_NAME,
	REMARKABLE,
	spelling,
	TTL_WRITTEN,
} from "../tables/record-table.ts";
import type { Tables } from "../tables/tables.ts";
import { CR, LF } from "../text/char.ts";
import { toOctets } from "../text/utf8.ts";
import { noteBlankOwner } from "./blank-owner.ts";
import type { FoundInclude, OriginChange, Remark } from "./block.ts";
import { capitalsIn } from "./capitals.ts";
import { noteCutOff } from "./cut-off.ts";
import { readDirective } from "./directive.ts";
import { entryProblem, tokenFaultMessage } from "./entry-problem.ts";
import { entryRepairs } from "./entry-repairs.ts";
import { isPlainName, isPlainText } from "./host-owner.ts";
import { faultEnd, noteConflict } from "./merge-conflict.ts";
import { NameReader } from "./name-reader.ts";
import { noteInvisibleFault } from "./odd-octets.ts";
import { outsideProblem } from "./outside-problem.ts";
import { HAS_CAPITALS, ownerShape } from "./owner-shape.ts";
import { NOT_PLAIN, PlainLines } from "./plain-lines.ts";
import { rdataRepairs } from "./rdata-repairs.ts";
import { noteRecord } from "./record-notes.ts";
import { noteRemarks } from "./remarks.ts";
import { RowBuffer } from "./row-buffer.ts";
import {
	BEHIND,
	BEHIND_GENERATE,
	BEHIND_RECORD,
	DEFAULT_TTL,
	LAST_TTL,
	ORIGIN,
	OWNER,
	type ScanState,
} from "./scan-state.ts";
import { tokenFaultRepairs } from "./token-fault-repairs.ts";
import { noteExcessiveMinimum, noteExcessiveTtl } from "./ttl-notes.ts";
import type { Zone } from "./zone.ts";

/** Called with each record while its RDATA is at hand in `reader.rdata`. */
export type RecordVisitor = (owner: NameId, type: number, ttl: number) => void;

const NOTHING = new Uint8Array(0);

/** What Knot and NSD give a record in seconds where BIND knows no TTL and refuses the zone. */
const TTL_OF_OTHERS = 3600;

/** So many entries are read in one step. */
const ENTRIES_PER_STEP = 32;

/**
 * Reads the entries of one chunk in one place of one zone. One reader serves all blocks: results are
 * in its fields until the next call.
 */
export class BlockReader extends NameReader {
	readonly rows: RowBuffer = new RowBuffer();
	readonly rdata: RdataReader = new RdataReader();
	readonly entry: Entry = new Entry();
	/** Whether the zone lies below `arpa.`. */
	isReverse = false;
	/** Whether the owner at hand, as it is written, has only what host names have, and whether the origin has; where false, it must be looked at. */
	isPlainOwner = false;
	isPlainOrigin = false;
	/** Whether that it is no host name has been told. */
	isOwnerTold = false;
	/** The name of the zone as people write it, without its last dot. */
	zoneName: Uint8Array = new Uint8Array(0);
	origins: OriginChange[] = [];
	remarks: Remark[] = [];
	include: FoundInclude | undefined;
	unsettled = false;
	zone!: Zone;
	visitor: RecordVisitor | undefined;
	entryStart = 0;
	/** Whether the text ends with the entry at hand, without a line end. */
	isCutOff = false;
	#capitals = 0;
	readonly #plainLines = new PlainLines(this);
	/** The chunk that is read, what stands behind it, and the next entry in it. */
	#octets: Uint8Array = NOTHING;
	#behind: TextBehind | undefined;
	#next = 0;
	/** What a `$GENERATE` makes, as far as it has not been read. */
	#generated: Iterator<void> | undefined;
	readonly #report = (fault: RdataFault): void => this.#rdataProblem(fault);

	constructor(tables: Tables) {
		super(tables);
	}

	/** Reads the octets of a chunk; `behind` is the text that follows, undefined where it ends. */
	read(zone: Zone, octets: Uint8Array, stateIn: ScanState, behind: TextBehind | undefined): void {
		this.begin(zone, octets, stateIn, behind);
		while (!this.goOn());
	}

	/** Gets ready to read the octets of a chunk; `goOn` reads them. */
	begin(zone: Zone, octets: Uint8Array, stateIn: ScanState, behind: TextBehind | undefined): void {
		this.start(zone, stateIn);
		this.#octets = octets;
		this.#behind = behind;
		this.#next = 0;
	}

	/** Reads some entries, or a little of what a `$GENERATE` makes; whether all has been read. */
	goOn(): boolean {
		const octets = this.#octets;
		for (let entries = 0; entries < ENTRIES_PER_STEP; entries++) {
			if (this.#generated?.next().done === false) return false;
			this.#generated = undefined;
			const at = this.#next;
			if (at >= octets.length) return true;
			this.entryStart = at;
			const behindLine = this.#plainLines.read(octets, at);
			if (behindLine !== NOT_PLAIN) {
				this.#next = behindLine;
				continue;
			}
			const next = scanEntry(octets, at, this.tape, this.#behind);
			// The chunks are joined before they are read, so that an entry ends in its own; this one is cut off.
			this.#next = next < 0 ? octets.length : next;
			this.isCutOff = !this.#behind && this.#next === octets.length && !this.#hasLineEnd(octets[this.#next - 1]!);
			this.#readEntry(this.#next);
		}
		return false;
	}

	/** Whether the entry on the tape, whose last octet this is, has a line end; a lone CR ends no comment. */
	#hasLineEnd(last: number): boolean {
		return last === LF || (last === CR && this.tape.comment < 0);
	}

	/** Gets ready to read from a state. */
	start(zone: Zone, stateIn: ScanState): void {
		this.zone = zone;
		this.enter(stateIn);
		const name = this.tables.names.text(zone.origin);
		this.isReverse = name.endsWith("arpa.");
		this.zoneName = toOctets(name.slice(0, -1));
		this.isPlainOwner = false;
		this.isPlainOrigin = isPlainText(this.tables.names.text(this.origin));
		this.isOwnerTold = false;
		this.problems = [];
		this.origins = [];
		this.remarks = [];
		this.include = undefined;
		this.unsettled = false;
		this.rows.count = 0;
		this.#plainLines.forget();
		this.#generated = undefined;
	}

	/** The TTL of a record that has `explicit`, or -1 if it must have none; reports that. */
	ttl(explicit: number, type: number): number {
		if (explicit >= 0) {
			const ttl = explicit > MAX_TTL ? 0 : explicit;
			if (explicit > MAX_TTL) {
				const message = `TTL ${explicit} is larger than 2147483647, so servers take it as 0`;
				this.problemAt(this.entry.ttlToken, "ttl-too-large", message);
			}
			this.setLastTtl(ttl);
			return ttl;
		}
		this.uses(DEFAULT_TTL);
		if (this.defaultTtl >= 0) return this.defaultTtl;
		this.uses(LAST_TTL);
		if (this.lastTtl >= 0) return this.lastTtl;
		// The addresses of the root servers are only where to ask first, so BIND needs no TTL for them.
		if (this.zone.kind === "hint") return 0;
		if (type === TYPE_CODE.SOA) {
			// BIND takes the SOA minimum, the last four octets, for the SOA and for all that follows.
			this.setDefaultTtl(this.rdata.lastUint32() & MAX_TTL);
			if (this.defaultTtl > this.zone.limits.ttl) noteExcessiveMinimum(this, this.defaultTtl);
			return this.defaultTtl;
		}
		const { server } = this.zone;
		return server === "knot" || server === "nsd" ? TTL_OF_OTHERS : -1;
	}

	override setOrigin(origin: NameId): void {
		super.setOrigin(origin);
		this.#plainLines.forget();
		this.isPlainOrigin = isPlainText(this.tables.names.text(origin));
		this.origins.push({ offset: this.entryStart, origin });
	}

	/** Reads the RDATA of `type` from the tokens of `tape` and enters the record. False after a problem. */
	record(tape: Tape, type: RecordType | undefined, code: number, token: number, owner: NameId, flags: number): boolean {
		this.rdata.start(tape, token, this.originWire(), this.#report);
		if (!readRdata(type, code, this.rdata)) return false;
		return this.enterRecord(type, code, this.entry.ttl, owner, flags | this.#spelling(tape, token));
	}

	/**
	 * Enters the record whose RDATA has just been read. False after a problem.
	 *
	 * @param written its TTL in seconds as it is written, or -1.
	 */
	enterRecord(type: RecordType | undefined, code: number, written: number, owner: NameId, flags: number): boolean {
		const { rdata, tables } = this;
		if (rdata.usedOrigin) this.uses(ORIGIN);
		const ttl = this.ttl(written, code);
		if (ttl < 0) {
			this.problemAt(
				0,
				"no-default-ttl",
				"no TTL is known for this record, so BIND refuses the zone: write $TTL 3600 as the first line",
				{ repairs: entryRepairs(this, "no-default-ttl", 0) },
			);
			return false;
		}
		let kind = flags | (written >= 0 ? TTL_WRITTEN : 0);
		let reference = -1;
		if (code === TYPE_CODE.A || code === TYPE_CODE.AAAA) {
			reference = tables.addresses.intern(rdata.wire, 0, code === TYPE_CODE.A ? 4 : 16);
			kind |= REFERS_TO_ADDRESS;
		} else if (type !== undefined && rdata.nameAt >= 0 && type.points !== "none") {
			const { nameAt, nameRelative } = rdata;
			reference =
				nameRelative >= 0
					? tables.names.intern(rdata.wire, nameAt, nameAt + nameRelative, this.origin)
					: tables.names.intern(rdata.wire, nameAt, nameAt + nameLength(rdata.wire, nameAt) - 1, ROOT_NAME);
			kind |= REFERS_TO_NAME;
		}
		if (type?.remarkable?.(rdata.wire, rdata.length)) kind |= REMARKABLE;
		this.rows.push(owner, code, kind, ttl, reference, rdataHash(rdata.wire, rdata.length), this.entryStart);
		this.visitor?.(owner, code, ttl);
		return true;
	}

	/** Takes the owner that a record names, and that those have which follow without one. */
	setRecordOwner(owner: NameId, isPlain: boolean, capitals: number): void {
		this.setOwner(owner);
		this.setBehind(BEHIND_RECORD);
		this.isPlainOwner = isPlain;
		this.#capitals = capitals;
		// The records that follow without an owner are not to be judged by the one before.
		this.isOwnerTold = false;
	}

	/** The spelling of the record on the tape, whose data begins at a token of `tape`, as bits of its flags. */
	#spelling(tape: Tape, rdata: number): number {
		const owner = this.tape.ends[0]! - this.tape.starts[0]! + (this.entry.owner < 0 ? 0 : this.#capitals);
		const data = rdata < tape.count ? tape.ends[tape.count - 1]! - tape.starts[rdata]! : 0;
		return spelling(owner, data);
	}

	/** Whether a name lies in the zone; reports it if not, since servers leave such records out. */
	isInZone(owner: NameId, token: number): boolean {
		const { names } = this.tables;
		if (names.isWithin(owner, this.zone.origin)) return true;
		const { message, ...more } = outsideProblem(this, owner, token);
		this.problemAt(token, "out-of-zone-record", message, more);
		return false;
	}

	/** Reads the entry on the tape; `next` is the offset behind it. */
	#readEntry(next: number): void {
		const { tape, entry } = this;
		this.isTold = false;
		classifyEntry(tape, entry);
		noteRemarks(this);
		if (tape.recovered) this.unsettled = true;
		noteConflict(this);
		if (tape.faultAt >= 0) {
			const { rule, message } = tokenFaultMessage(tape);
			this.problem(rule, tape.faultAt, faultEnd(tape), message, {
				ownSeverity: "error",
				repairs: tokenFaultRepairs(tape),
			});
			this.#keepOwner();
			return;
		}
		if (entry.kind === EMPTY) return;
		if (entry.kind === DIRECTIVE) {
			this.#generated = readDirective(this);
			return;
		}
		if (entry.owner >= 0) {
			const { octets, starts, ends } = tape;
			const shape = ownerShape(octets, starts[0]!, ends[0]!);
			const owner = this.readOwner(shape);
			const capitals = (shape & HAS_CAPITALS) === 0 ? 0 : capitalsIn(octets, starts[0]!, ends[0]!);
			this.setRecordOwner(owner, isPlainName(octets, starts[0]!, ends[0]!, shape), capitals);
			if (owner === NO_NAME) return;
		} else {
			this.uses(OWNER);
		}
		const type = recordTypeByCode(entry.typeCode);
		const problem = entryProblem(tape, entry, type);
		if (problem) {
			if (tape.odd && noteInvisibleFault(this)) return;
			const { token, rule, message } = problem;
			this.problemAt(token, rule, message, { repairs: entryRepairs(this, rule, token) });
			return;
		}
		const owner = this.owner;
		if (owner === NO_NAME) {
			if (entry.owner < 0 && (this.writes & OWNER) === 0) {
				this.problemAt(
					0,
					"no-current-owner",
					"this record begins with a blank, but there is no record before it whose owner it could have: write @ or a name",
					{ repairs: entryRepairs(this, "no-current-owner", 0) },
				);
			}
			return;
		}
		if (!this.tables.names.isWithin(owner, this.zone.origin)) {
			this.#passOver(tape, type, owner);
			return;
		}
		if (entry.owner < 0) this.#noteBlankOwner(owner);
		const flags = entry.owner < 0 ? OWNER_INHERITED : this.#capitals > 0 ? OWNER_CAPITALS : 0;
		if (!this.record(tape, type, entry.typeCode, entry.rdata, owner, flags)) return;
		// What it is lowered to depends on other records, so the repair comes from elsewhere.
		if (entry.ttl > this.zone.limits.ttl) noteExcessiveTtl(this, entry.ttlToken, entry.ttl, "the TTL", []);
		if (type) noteRecord(this, type, next);
		if (this.isCutOff) noteCutOff(this);
		if (type && entry.owner >= 0 && !this.isTold) this.#plainLines.learn(type);
	}

	/** A record outside the zone is left out, but BIND reads it first, and keeps its TTL for those that follow. */
	#passOver(tape: Tape, type: RecordType | undefined, owner: NameId): void {
		const { entry, rdata } = this;
		rdata.start(tape, entry.rdata, this.originWire(), this.#report);
		const isRead = readRdata(type, entry.typeCode, rdata);
		if (rdata.usedOrigin) this.uses(ORIGIN);
		if (!isRead) return;
		this.isInZone(owner, 0);
		if (entry.ttl >= 0) this.ttl(entry.ttl, entry.typeCode);
	}

	/** Says so where it is doubtful which owner a record has that does not name one. */
	#noteBlankOwner(owner: NameId): void {
		this.uses(BEHIND);
		if (this.behind === BEHIND_RECORD) return;
		noteBlankOwner(this, owner);
		// The records that follow have the owner of this one, whichever that is.
		if (this.behind !== BEHIND_GENERATE) this.setBehind(BEHIND_RECORD);
	}

	/** Lines that cannot be read still name the owner of those that follow. */
	#keepOwner(): void {
		const { entry } = this;
		if (entry.kind === EMPTY || entry.kind === DIRECTIVE || entry.owner < 0 || !this.isName(0)) return;
		this.setOwner(this.name(0, "the owner"));
	}

	#rdataProblem({ token, message, rule }: RdataFault): void {
		const { tape, entry, rdata } = this;
		if (rdata.starts !== tape.starts) {
			// The tokens are those of one value of a $GENERATE, which stand nowhere in the text.
			this.problemAt(entry.typeToken, "generate-bad-value", message);
			return;
		}
		const repairs = rdataRepairs(tape, entry, rule, token);
		this.problemAt(token, rule, message, { ownSeverity: "error", repairs });
	}
}
