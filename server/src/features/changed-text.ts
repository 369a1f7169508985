import { ChunkedText, chunkOf, type TextChange } from "../text/chunked-text.ts";
import { type ColumnUnit, toOctets, toText } from "../text/utf8.ts";

/** Editors do not show it, so it is no part of what places are counted in. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The text of a file that is no zone's, as editors show it. */
export function chunkedText(text: string, unit: ColumnUnit): ChunkedText {
	const shown = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
	return new ChunkedText([chunkOf(toOctets(shown))], unit);
}

/** A text after edits, each of which is in terms of the text that the ones before have left. */
export function changedText(text: string, changes: readonly TextChange[], unit: ColumnUnit): string {
	const edited = chunkedText(text, unit);
	for (const change of changes) edited.replace(change);
	const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
	return mark + toText(edited.octets());
}
