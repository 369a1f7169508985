import { nameText } from "../../records/domain-name.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { NameId } from "../../tables/name-table.ts";
import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import type { Position } from "../../text/chunked-text.ts";
import { toText } from "../../text/utf8.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Block } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import { EntryTokens } from "../places/entry-tokens.ts";
import { nameAt } from "../places/rdata-field.ts";
import { tokenAt } from "../places/token-at.ts";
import type { WordRange } from "./offer.ts";

/** Where the place is in the first of the zones that read the file. */
export interface ZonePlace {
	readonly zone: Zone;
	readonly universe: Universe;
	readonly block: Block;
	/** The origin in force. */
	readonly origin: NameId;
}

/** So many blocks on each side are looked at for records near a place. */
const NEAR_BLOCKS = 8;

/** A place in a zone file at which somebody writes. */
export class WritingPlace {
	readonly context: RuleContext;
	readonly file: ZoneFile;
	/** The number of the chunk, and the octet in it at which the cursor stands. */
	readonly index: number;
	readonly offset: number;
	readonly tokens: EntryTokens;
	/** The number of the token that is written there, be it not begun yet. */
	readonly token: number;
	readonly #position: Position;

	constructor(context: RuleContext, file: ZoneFile, position: Position) {
		this.context = context;
		this.file = file;
		this.#position = position;
		const { index, offset } = file.text.locate(position);
		this.index = index;
		this.offset = offset;
		this.tokens = new EntryTokens(file, index, offset);
		this.token = tokenAt(this.tokens, offset);
	}

	/** The octet at which the word at the cursor begins: the cursor, where there is none yet. */
	get wordStart(): number {
		const token = this.tokens.at(this.offset);
		return token < 0 ? this.offset : this.tokens.span(token).start;
	}

	/** What is written of the word, up to the cursor. */
	get typed(): string {
		return toText(this.tokens.tape.octets, this.wordStart, this.offset);
	}

	/** The word at the cursor, which is replaced. */
	get word(): WordRange {
		const token = this.tokens.at(this.offset);
		if (token < 0) return { start: this.#position, cursor: this.#position, end: this.#position };
		return this.range(this.tokens.span(token));
	}

	/** Octets of the chunk that are replaced; the cursor stands among them. */
	range({ start, end }: { readonly start: number; readonly end: number }): WordRange {
		const positions = new ChunkPositions(this.file.text, this.index);
		return { start: positions.position(start), cursor: this.#position, end: positions.position(end) };
	}

	/** Whether the word is the first of a line: an owner or a directive. */
	get isAtLineStart(): boolean {
		const { tape, start } = this.tokens;
		if (this.token !== 0 || tape.leadingBlank) return false;
		return tape.count === 0 ? this.offset === start : this.offset <= tape.ends[0]!;
	}

	/** The first zone that reads the file. */
	get inZone(): ZonePlace | undefined {
		const block = this.file.slices[0]?.blocks[this.index];
		if (!block) return undefined;
		const { zone } = block.slice;
		const universe = this.context.workspace.zones.universeOf(zone);
		return { zone, universe, block, origin: originAt(block, this.tokens.start) };
	}

	/** The owner of the entry at hand, absolute and in lower case; "" where there is none. */
	get owner(): string {
		const place = this.inZone;
		if (!place) return "";
		const { names, records } = this.context.workspace.tables;
		const { head, start } = this.tokens;
		if (head.owner >= 0) {
			const wire = nameAt(this.tokens, head.owner, names.wire(place.origin));
			return wire ? nameText(wire).toLowerCase() : "";
		}
		let owner = place.block.stateIn.owner;
		for (const record of place.block.records) {
			if (records.offset[record]! > start) break;
			owner = records.owner[record]! as NameId;
		}
		return names.text(owner);
	}

	/** Records near the place that meet a condition, the nearest before it first, then those behind it. */
	*near(meets: (record: RecordId) => boolean): Generator<RecordId> {
		const place = this.inZone;
		if (!place) return;
		const { flags, offset } = this.context.workspace.tables.records;
		const { blocks } = place.block.slice;
		const fits = (record: number) => (flags[record]! & GENERATED) === 0 && meets(record as RecordId);
		const own = place.block.records;
		const here = own.findIndex((record) => offset[record]! >= this.tokens.start);
		const split = here < 0 ? own.length : here;
		const behind = own[split] !== undefined && offset[own[split]!] === this.tokens.start ? split + 1 : split;
		for (let at = split - 1; at >= 0; at--) if (fits(own[at]!)) yield own[at]! as RecordId;
		for (let at = behind; at < own.length; at++) if (fits(own[at]!)) yield own[at]! as RecordId;
		for (let distance = 1; distance <= NEAR_BLOCKS; distance++) {
			const before = blocks[this.index - distance]?.records ?? [];
			for (let at = before.length - 1; at >= 0; at--) if (fits(before[at]!)) yield before[at]! as RecordId;
			for (const record of blocks[this.index + distance]?.records ?? []) if (fits(record)) yield record as RecordId;
		}
	}
}
