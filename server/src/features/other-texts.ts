import { ChunkedText, chunkOf, type TextChange } from "../text/chunked-text.ts";
import { type ColumnUnit, toOctets, toText } from "../text/utf8.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The texts of files that are no zone's, as an editor counts in them: it does not show the byte order mark that a file came with. One that
 * somebody types is a character like any other.
 */
export class OtherTexts {
	readonly #unit: ColumnUnit;
	/** The files that came with a mark. */
	readonly #marked: Set<string>;

	constructor(unit: ColumnUnit, like?: OtherTexts) {
		this.#unit = unit;
		this.#marked = new Set(like ? like.#marked : []);
	}

	/** The text of a file that is given, with its mark. */
	given(path: string, octets: Uint8Array): string {
		const text = toText(octets);
		if (text.startsWith(BYTE_ORDER_MARK)) this.#marked.add(path);
		else this.#marked.delete(path);
		return text;
	}

	/** A text as editors show it. */
	shown(path: string, text: string): ChunkedText {
		const shown = this.#marked.has(path) ? text.slice(BYTE_ORDER_MARK.length) : text;
		return new ChunkedText([chunkOf(toOctets(shown))], this.#unit);
	}

	/** A text after edits, each of which is in terms of the text that the ones before have left. */
	changed(path: string, text: string, changes: readonly TextChange[]): string {
		const edited = this.shown(path, text);
		for (const change of changes) edited.replace(change);
		return (this.#marked.has(path) ? BYTE_ORDER_MARK : "") + toText(edited.octets());
	}
}
