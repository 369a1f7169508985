import { policyKindOf } from "../mail/policy-kinds.ts";
import { isSpf, parseSpf } from "../mail/spf.ts";
import { parseTagList } from "../mail/tag-list.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Range } from "../rules/engine/finding.ts";
import { type JoinedStrings, joinedStrings } from "../rules/views/joined-strings.ts";
import { GENERATED, type RecordId } from "../tables/record-table.ts";
import { QUOTE } from "../text/char.ts";
import type { Position } from "../text/chunked-text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Block } from "../zone/block.ts";
import { ChunkPositions } from "./places/chunk-positions.ts";

/** What a word in a policy is, in the words of the language server protocol. */
export const POLICY_TOKEN_TYPES = ["keyword", "operator", "function", "property", "enumMember", "string"] as const;

export type PolicyTokenType = (typeof POLICY_TOKEN_TYPES)[number];

/** A word in an SPF record or another policy; it does not go beyond its line. */
export interface PolicyToken {
	readonly start: Position;
	/** UTF-16 units. */
	readonly length: number;
	readonly type: PolicyTokenType;
}

/** A stretch of a text, in UTF-16 units. */
interface Word {
	readonly start: number;
	readonly end: number;
	readonly type: PolicyTokenType;
}

/** The words of all policies in some lines of a file, in the order of the text. */
export function policyTokens(workspace: Workspace, path: string, { start, end }: Range): PolicyToken[] {
	const file = workspace.files.get(path);
	const [slice] = file?.slices ?? [];
	if (!file || !slice) return [];
	const first = file.text.locate(start).index;
	const last = file.text.locate(end).index;
	const found = slice.blocks.slice(first, last + 1).flatMap((block) => ofBlock(workspace, block));
	return found.filter((token) => token.start.line >= start.line && token.start.line <= end.line);
}

function ofBlock(workspace: Workspace, block: Block): PolicyToken[] {
	const { flags, type } = workspace.tables.records;
	const { text } = block.slice.file;
	const { octets } = text.chunks[block.index]!;
	const positions = new ChunkPositions(text, block.index);
	const tokens: PolicyToken[] = [];
	for (const record of block.records) {
		const isText = type[record] === TYPE_CODE.TXT || type[record] === TYPE_CODE.SPF;
		const written = isText && (flags[record]! & GENERATED) === 0 && workspace.recordText(record as RecordId);
		if (!written) continue;
		const strings = written.fields.map(({ start, end }) => {
			const quote = octets[start] === QUOTE ? 1 : 0;
			return { start: start + quote, end: end - quote };
		});
		const joined = joinedStrings(octets, strings);
		for (const word of wordsOf(joined.text)) tokens.push(...placed(joined, word, positions));
	}
	return tokens;
}

/** A word that goes on in another string is so many tokens. */
function placed({ places }: JoinedStrings, { start, end, type }: Word, positions: ChunkPositions): PolicyToken[] {
	const tokens: PolicyToken[] = [];
	for (let from = start; from < end; ) {
		let to = from + 1;
		while (to < end && places[to]!.start <= places[to - 1]!.end) to++;
		const range = positions.range({ start: places[from]!.start, end: places[to - 1]!.end });
		const length = range.end.character - range.start.character;
		if (range.start.line === range.end.line && length > 0) tokens.push({ start: range.start, length, type });
		from = to;
	}
	return tokens;
}

function wordsOf(text: string): Word[] {
	return isSpf(text) ? wordsOfSpf(text) : wordsOfTags(text);
}

const SPF_VERSION = "v=spf1";

function wordsOfSpf(text: string): Word[] {
	const words: Word[] = [{ start: 0, end: SPF_VERSION.length, type: "keyword" }];
	for (const { start, end, problem } of parseSpf(text)?.terms ?? []) {
		if (problem !== undefined) continue;
		const [, qualifier = "", name = ""] = /^([-+~?]?)([a-z0-9._-]*)/i.exec(text.slice(start, end))!;
		const nameStart = start + qualifier.length;
		const valueStart = nameStart + name.length + 1;
		if (qualifier !== "") words.push({ start, end: nameStart, type: "operator" });
		words.push({ start: nameStart, end: nameStart + name.length, type: "function" });
		if (valueStart < end) words.push({ start: valueStart, end, type: "string" });
	}
	return words;
}

function wordsOfTags(text: string): Word[] {
	const list = parseTagList(text);
	const kind = policyKindOf(list);
	if (!kind) return [];
	return list.tags.flatMap(({ name, start, end, value, valueStart }): Word[] => {
		if (name === "v") return [{ start, end, type: "keyword" }];
		const isKnown = kind.tags.find((tag) => tag.name === name)?.values.has(value.toLowerCase());
		const words: Word[] = [{ start, end: start + name.length, type: "property" }];
		if (valueStart < end) words.push({ start: valueStart, end, type: isKnown ? "enumMember" : "string" });
		return words;
	});
}
