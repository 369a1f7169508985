import { ChunkedText, chunkOf, type TextChange } from "../text/chunked-text.ts";
import { type ColumnUnit, toOctets, toText } from "../text/utf8.ts";

/** A text that is no zone file's, to be looked at and edited as one. */
export function chunkedText(text: string, unit: ColumnUnit): ChunkedText {
	return new ChunkedText([chunkOf(toOctets(text))], unit);
}

/** A text after edits, each of which is in terms of the text that the ones before have left. */
export function changedText(text: string, changes: readonly TextChange[], unit: ColumnUnit): string {
	const edited = chunkedText(text, unit);
	for (const change of changes) edited.replace(change);
	return toText(edited.octets());
}
