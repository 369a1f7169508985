import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver-types";
import { addressText } from "../records/address.ts";
import { recordTypeByCode } from "../records/record-types.ts";
import { TYPE_CODE, typeName } from "../records/type-code.ts";
import type { Range } from "../rules/engine/finding.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import { type NameId, NO_NAME } from "../tables/name-table.ts";
import { GENERATED, type RecordId } from "../tables/record-table.ts";
import { addressOfReverseName } from "../tables/reverse-name.ts";
import type { RecordText, Span } from "../workspace/record-text.ts";
import type { Block } from "../zone/block.ts";
import type { Slice } from "../zone/slice.ts";
import { ChunkPositions } from "./places/chunk-positions.ts";

/** An outline of more symbols takes an editor longer to show than anyone wants to wait; the rest is counted. */
export const MAX_SYMBOLS = 20_000;

/** Longer RDATA is cut short. */
const MAX_DETAIL = 80;

/**
 * The outline of a file: zone ▸ owner ▸ record, with a zone for each `$ORIGIN`. Made block by block, so
 * that a large file keeps nobody waiting. The workspace must stay as it is until all is done.
 */
export function outline(context: RuleContext, path: string): Generator<void, DocumentSymbol[]> {
	return new Outline(context, path).make();
}

class Outline {
	readonly #symbols: DocumentSymbol[] = [];
	readonly #context: RuleContext;
	readonly #slice: Slice | undefined;
	#count = 0;
	#origin: NameId = NO_NAME;
	#section: DocumentSymbol | undefined;
	#owner: NameId = NO_NAME;
	#ownerSymbol: DocumentSymbol | undefined;

	constructor(context: RuleContext, path: string) {
		this.#context = context;
		// In the other zones that read it, the file has the same entries.
		this.#slice = context.workspace.files.get(path)?.slices[0];
	}

	/** Makes the outline; pauses after each block. */
	*make(): Generator<void, DocumentSymbol[]> {
		const blocks = this.#slice?.blocks ?? [];
		for (const [index, block] of blocks.entries()) {
			if (this.#count >= MAX_SYMBOLS) {
				this.#countRest(blocks.slice(index));
				break;
			}
			this.#addBlock(block);
			yield;
		}
		return this.#symbols;
	}

	#addBlock(block: Block): void {
		const { records } = this.#context.workspace.tables;
		const positions = new ChunkPositions(block.slice.file.text, block.index);
		const origins = [...block.origins];
		if (this.#origin === NO_NAME) this.#origin = block.stateIn.origin;
		for (let index = 0; index < block.records.length; ) {
			const record = block.records[index]! as RecordId;
			const offset = records.offset[record]!;
			// All that a $GENERATE makes stands in one place.
			let end = index + 1;
			while (end < block.records.length && records.offset[block.records[end]!] === offset) end++;
			while (origins[0] && origins[0].offset < offset) this.#setOrigin(origins.shift()!.origin);
			this.#addEntry(record, end - index, positions);
			index = end;
		}
		for (const { origin } of origins) this.#setOrigin(origin);
		if (block.include) this.#addInclude(block, positions);
	}

	#setOrigin(origin: NameId): void {
		if (origin === this.#origin) return;
		this.#origin = origin;
		this.#section = undefined;
		this.#ownerSymbol = undefined;
	}

	/** Adds the one record of an entry, or the first of the `count` that a `$GENERATE` makes. */
	#addEntry(record: RecordId, count: number, positions: ChunkPositions): void {
		const { workspace } = this.#context;
		const { records } = workspace.tables;
		const text = workspace.recordText(record);
		if (!text) return;
		const range = positions.range(text.entry);
		if ((records.flags[record]! & GENERATED) !== 0) {
			this.#addGenerate(typeName(records.type[record]!), count, range, positions.range(text.type));
			return;
		}
		const owner = records.owner[record]! as NameId;
		const at = text.owner ?? text.type;
		if (!this.#ownerSymbol || this.#owner !== owner) this.#addOwner(owner, range, positions.range(at));
		const type = records.type[record]!;
		const detail = shortened(workspace.rdataText(record, text.wire));
		this.#put(this.#ownerSymbol!, typeName(type), detail, recordKind(type), range, positions.range(dataOf(text)));
	}

	#addGenerate(type: string, count: number, range: Range, selection: Range): void {
		const detail = `${count} ${type} ${count === 1 ? "record" : "records"}`;
		this.#ownerSymbol = undefined;
		this.#put(this.#sectionAt(range), "$GENERATE", detail, SymbolKind.Array, range, selection);
	}

	#addInclude(block: Block, positions: ChunkPositions): void {
		const { written, start, end } = block.include!;
		const range = positions.range({ start, end });
		this.#ownerSymbol = undefined;
		this.#put(this.#sectionAt(range), "$INCLUDE", written, SymbolKind.File, range, range);
	}

	#addOwner(owner: NameId, range: Range, selection: Range): void {
		const { names } = this.#context.workspace.tables;
		const section = this.#sectionAt(range);
		this.#owner = owner;
		const address = addressOfReverseName(names, owner);
		const isWhole = address !== undefined && address.bits === address.octets.length * 8;
		const detail = isWhole ? addressText(address.octets) : "";
		this.#ownerSymbol = this.#put(section, this.#relative(owner), detail, SymbolKind.Object, range, selection);
	}

	/** The zone to which an entry belongs; made when there is something in it. */
	#sectionAt(range: Range): DocumentSymbol {
		if (this.#section) return this.#section;
		const { names } = this.#context.workspace.tables;
		const zone = this.#slice!.zone.origin;
		const name = names.text(this.#origin);
		const detail = this.#origin === zone ? "zone" : `in the zone ${names.text(zone)}`;
		const start = range.start;
		const symbol = {
			name,
			detail,
			kind: SymbolKind.Namespace,
			range,
			selectionRange: { start, end: start },
			children: [],
		};
		this.#symbols.push(symbol);
		this.#section = symbol;
		this.#count++;
		return symbol;
	}

	#put(
		parent: DocumentSymbol,
		name: string,
		detail: string,
		kind: SymbolKind,
		range: Range,
		selectionRange: Range,
	): DocumentSymbol {
		const symbol: DocumentSymbol = { name, detail, kind, range, selectionRange, children: [] };
		parent.children!.push(symbol);
		parent.range = { start: parent.range.start, end: range.end };
		if (this.#section && parent !== this.#section) {
			this.#section.range = { start: this.#section.range.start, end: range.end };
		}
		this.#count++;
		return symbol;
	}

	/** Says how many records are not shown. */
	#countRest(blocks: readonly Block[]): void {
		const count = blocks.reduce((sum, { records }) => sum + records.length, 0);
		const { text } = this.#slice!.file;
		const start = { line: text.firstLine(blocks[0]!.index), character: 0 };
		const end = { line: text.lineCount - 1, character: 0 };
		const detail = `${count} more records are not shown`;
		this.#symbols.push({
			name: "…",
			detail,
			kind: SymbolKind.Namespace,
			range: { start, end },
			selectionRange: { start, end: start },
		});
	}

	/** An owner below the origin in force, as one would write it. */
	#relative(owner: NameId): string {
		const { names } = this.#context.workspace.tables;
		if (owner === this.#origin) return "@";
		if (!names.isWithin(owner, this.#origin)) return names.text(owner);
		const labels: string[] = [];
		for (let at = owner; at !== this.#origin; at = names.parentOf(at)) labels.push(names.label(at));
		return labels.join(".");
	}
}

/** An outline for editors that show it as a list. */
export function flatSymbols(symbols: readonly DocumentSymbol[], uri: string, containerName = ""): SymbolInformation[] {
	return symbols.flatMap(({ name, kind, selectionRange, children }) => [
		{ name, kind, location: { uri, range: selectionRange }, ...(containerName && { containerName }) },
		...flatSymbols(children ?? [], uri, name),
	]);
}

function dataOf({ fields, type }: RecordText): Span {
	const first = fields[0];
	return first ? { start: type.start, end: fields.at(-1)!.end } : type;
}

/** What editors show a record of a type as. */
export function recordKind(type: number): SymbolKind {
	if (type === TYPE_CODE.SOA) return SymbolKind.Struct;
	const points = recordTypeByCode(type)?.points ?? "none";
	if (points === "address") return SymbolKind.Constant;
	return points === "none" ? SymbolKind.String : SymbolKind.Field;
}

function shortened(text: string): string {
	return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL - 1)}…` : text;
}
