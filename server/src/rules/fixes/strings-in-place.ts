import { MAX_STRING } from "../../records/character-string.ts";
import { QUOTE } from "../../text/char.ts";
import type { Span } from "../../workspace/record-text.ts";
import { joinedStrings } from "../views/joined-strings.ts";
import type { RecordView } from "../views/record-view.ts";
import type { StringEdit } from "./edit-strings.ts";
import type { Replacement } from "./replacement.ts";
import { recordRefusal } from "./written-record.ts";

/**
 * Edits the text of a TXT record at the very octets that say it, so that quotes, escapes and the ends of strings stay as
 * they are. Undefined where that cannot be: what changes is spread over two strings, or one would become too long.
 *
 * @param edits of plain words, none of which overlap.
 */
export function stringsInPlace(record: RecordView, edits: readonly StringEdit[]): readonly Replacement[] | undefined {
	if (edits.length === 0) return [];
	if (recordRefusal(record) || record.writtenField(0) === "\\#") return undefined;
	const { block, fields } = record.text!;
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	const strings = fields.map((field) => withoutQuotes(octets, field));
	const { places } = joinedStrings(octets, strings);
	const lengths = strings.map((string) => joinedStrings(octets, [string]).text.length);
	const replacements: Replacement[] = [];
	for (const { start, end, text } of edits) {
		const [first, last] = [places[start], places[end - 1]];
		const at = strings.findIndex((string) => first && string.start <= first.start && first.end <= string.end);
		if (!first || !last || at < 0 || last.end > strings[at]!.end || !PLAIN.test(text)) return undefined;
		lengths[at]! += text.length - (end - start);
		if (lengths[at]! > MAX_STRING) return undefined;
		replacements.push({ file, index: block.index, start: first.start, end: last.end, text });
	}
	return replacements;
}

/** Needs no quotes. */
const PLAIN = /^[A-Za-z0-9._:/*-]*$/;

function withoutQuotes(octets: Uint8Array, { start, end }: Span): Span {
	const quote = octets[start] === QUOTE ? 1 : 0;
	return { start: start + quote, end: end - quote };
}
