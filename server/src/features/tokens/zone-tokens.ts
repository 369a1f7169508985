import { TYPE_CODE } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { EMPTY } from "../../syntax/entry.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import { OWNER_INHERITED, REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import type { Block } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { chunkEntries } from "../places/chunk-entries.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import { lineSpan } from "../places/line-span.ts";
import { nameAt, readFields } from "../places/rdata-field.ts";
import { isRelativeName } from "../places/relative-name.ts";
import type { ScannedEntry } from "../places/scanned-entry.ts";
import { type FieldToken, fieldTokens } from "./field-tokens.ts";
import { NameModifiers } from "./name-modifiers.ts";
import { policyTokens } from "./policy-tokens.ts";
import { type Token, tokenAt } from "./token.ts";
import { MODIFIER_BIT, type TokenType } from "./token-legend.ts";

const ROOT = new Uint8Array(1);

/**
 * The words of a zone file that mean something, in the order of the text. What the grammar sees better is left to it:
 * comments, strings in quotes with their escapes, and the templates of `$GENERATE`.
 */
export class ZoneTokens {
	readonly #context: RuleContext;
	readonly #file: ZoneFile;
	/** What the zone knows of names; undefined for a file that is in no zone. Of several zones, the first speaks. */
	readonly #names: NameModifiers | undefined;

	constructor(context: RuleContext, file: ZoneFile) {
		this.#context = context;
		this.#file = file;
		const [slice] = file.slices;
		this.#names = slice && new NameModifiers(context, slice.zone);
	}

	/** Those of one chunk that lie in some lines, both ends among them. */
	ofChunk(index: number, firstLine: number, lastLine: number): Token[] {
		const block = this.#file.slices[0]?.blocks[index];
		const positions = new ChunkPositions(this.#file.text, index);
		const span = lineSpan(this.#file.text, index, firstLine, lastLine);
		const tokens: Token[] = [];
		for (const { entry, record } of chunkEntries(this.#context.workspace, this.#file, index, block, span)) {
			if (entry.head.kind === EMPTY) continue;
			const words = new EntryWords(entry, positions, tokens);
			if (entry.directive !== "") addDirective(words);
			else this.#addRecord(words, block, record);
		}
		return tokens.filter(({ start: { line } }) => line >= firstLine && line <= lastLine);
	}

	#addRecord(words: EntryWords, block: Block | undefined, record: RecordId | undefined): void {
		const { head, tape } = words.entry;
		const flags = record === undefined ? 0 : this.#context.workspace.tables.records.flags[record]!;
		if (head.owner >= 0) words.add(head.owner, "owner", this.#ofOwner(words, block, record));
		words.addHead((flags & OWNER_INHERITED) !== 0 ? MODIFIER_BIT.inherited : 0);
		if (head.typeCode < 0 || head.rdata >= tape.count) return;
		const policy = policyTokens(words.entry, words.positions);
		if (policy.length > 0) {
			words.tokens.push(...policy);
			return;
		}
		let isFirst = true;
		for (const { field, first, end } of readFields(words.entry, ROOT)) {
			for (const token of fieldTokens(words.entry, field, first, Math.min(end, tape.count))) {
				words.addField(token, this.#ofField(words, token, isFirst ? record : undefined));
				if (token.type === "target" || token.type === "address") isFirst = false;
			}
		}
	}

	#ofOwner({ entry }: EntryWords, block: Block | undefined, record: RecordId | undefined): number {
		const { names, records } = this.#context.workspace.tables;
		const relative = isRelativeName(entry.tape.octets, entry.inside(entry.head.owner)) ? MODIFIER_BIT.relative : 0;
		if (!this.#names || !block) return relative;
		if (record === undefined) {
			const wire = nameAt(entry, entry.head.owner, names.wire(originAt(block, entry.start)));
			// A name that was never entered is that of a line which cannot be read.
			const name = wire ? names.find(wire, 0) : NO_NAME;
			return relative | (name === NO_NAME ? 0 : this.#names.ofOutsider(name));
		}
		const owner = records.owner[record]! as NameId;
		const isAddress = entry.head.typeCode === TYPE_CODE.A || entry.head.typeCode === TYPE_CODE.AAAA;
		return relative | this.#names.ofOwner(owner) | (isAddress ? this.#names.glue(owner) : 0);
	}

	/** @param record the record, for the first name or address in it: nothing more is known of the others. */
	#ofField({ entry }: EntryWords, { type, span }: FieldToken, record: RecordId | undefined): number {
		const { records } = this.#context.workspace.tables;
		const flags = record === undefined ? 0 : records.flags[record]!;
		if (type === "target") {
			const relative = isRelativeName(entry.tape.octets, span) ? MODIFIER_BIT.relative : 0;
			if (record === undefined || (flags & REFERS_TO_NAME) === 0) return relative;
			return relative | (this.#names?.ofTarget(records.reference[record]! as NameId) ?? 0);
		}
		if (type !== "address" || (flags & REFERS_TO_ADDRESS) === 0) return 0;
		const { facts, workspace } = this.#context;
		const universe = workspace.zones.universeOf(workspace.zones.zoneOf(record!));
		return facts.isInbound(universe, records.reference[record!]! as AddressId) ? MODIFIER_BIT.mailHost : 0;
	}
}

/** Collects the words of an entry. */
class EntryWords {
	readonly entry: ScannedEntry;
	readonly positions: ChunkPositions;
	readonly tokens: Token[];

	constructor(entry: ScannedEntry, positions: ChunkPositions, tokens: Token[]) {
		this.entry = entry;
		this.positions = positions;
		this.tokens = tokens;
	}

	add(token: number, type: TokenType, modifiers = 0): void {
		if (token >= this.entry.tape.count) return;
		this.addField({ span: this.entry.span(token), type }, modifiers);
	}

	addField({ span, type }: FieldToken, modifiers: number): void {
		const token = tokenAt(this.positions.range(span), type, modifiers);
		if (token) this.tokens.push(token);
	}

	/** TTL, class and type, in the order in which they are written. */
	addHead(typeModifiers: number): void {
		const { ttlToken, classToken, typeToken, typeCode } = this.entry.head;
		for (let token = Math.max(0, this.entry.head.owner + 1); token <= typeToken; token++) {
			if (token === ttlToken) this.add(token, "ttl");
			else if (token === classToken) this.add(token, "recordClass");
			else if (token === typeToken && typeCode >= 0) this.add(token, "recordType", typeModifiers);
		}
	}
}

function addDirective(words: EntryWords): void {
	const { directive } = words.entry;
	if (!DIRECTIVES.has(directive)) return;
	words.add(0, "directive");
	if (directive === "$TTL") words.add(1, "ttl");
	if (directive === "$ORIGIN") words.add(1, "origin");
	if (directive === "$INCLUDE") {
		words.add(1, "string");
		words.add(2, "origin");
	}
	if (directive !== "$GENERATE") return;
	words.add(1, "number");
	if (words.entry.tape.count > 3) words.addHead(0);
}

const DIRECTIVES: ReadonlySet<string> = new Set(["$TTL", "$ORIGIN", "$INCLUDE", "$GENERATE", "$DATE"]);
