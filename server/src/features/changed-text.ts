import { ChunkedText, chunkOf, type TextChange } from "../text/chunked-text.ts";
import { toOctets, toText } from "../text/utf8.ts";

/** A text after edits, each of which is in terms of the text that the ones before have left. */
export function changedText(text: string, changes: readonly TextChange[]): string {
	const edited = new ChunkedText([chunkOf(toOctets(text))]);
	for (const change of changes) edited.replace(change);
	return toText(edited.octets());
}
