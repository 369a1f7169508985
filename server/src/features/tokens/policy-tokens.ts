import { policyKindOf } from "../../mail/policy-kinds.ts";
import { isSpf, parseSpf } from "../../mail/spf.ts";
import { parseTagList } from "../../mail/tag-list.ts";
import type { JoinedStrings } from "../../rules/views/joined-strings.ts";
import type { ChunkPositions } from "../places/chunk-positions.ts";
import type { ScannedEntry } from "../places/scanned-entry.ts";
import { textOfEntry } from "../places/text-of-entry.ts";
import { type Token, tokenAt } from "./token.ts";
import type { TokenType } from "./token-legend.ts";

/** A stretch of a text, in UTF-16 units. */
interface Word {
	readonly start: number;
	readonly end: number;
	readonly type: TokenType;
}

/** The words of the SPF record or other policy that an entry is; none for other texts. */
export function policyTokens(entry: ScannedEntry, positions: ChunkPositions): Token[] {
	const text = textOfEntry(entry);
	return text ? wordsOf(text.text).flatMap((word) => placed(text, word, positions)) : [];
}

/** A word that goes on in another string is so many tokens. */
function placed({ places }: JoinedStrings, { start, end, type }: Word, positions: ChunkPositions): Token[] {
	const tokens: Token[] = [];
	for (let from = start; from < end; ) {
		let to = from + 1;
		while (to < end && places[to]!.start <= places[to - 1]!.end) to++;
		const token = tokenAt(positions.range({ start: places[from]!.start, end: places[to - 1]!.end }), type);
		if (token) tokens.push(token);
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
