import { toOctets, toText } from "../text/utf8.ts";

/** A stretch of the text as it was at first, or octets that came into it later. */
type Piece = { readonly from: number; readonly to: number } | { readonly added: Uint8Array };

/** One replacement in terms of the text as it was at first; `start` and `end` are octets. */
export interface ComposedEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/**
 * Many edits made one after the other, each in terms of the text that the one before left, put together
 * into edits that are all in terms of the first text and can be made at once.
 */
export class ComposedEdits {
	#pieces: Piece[];

	/** @param length of the first text in octets. */
	constructor(length: number) {
		this.#pieces = length > 0 ? [{ from: 0, to: length }] : [];
	}

	/** Octets `start`..`end` of the text as it is now give way to another text. */
	replace(start: number, end: number, text: string): void {
		const first = this.#cutAt(start);
		const last = this.#cutAt(end);
		const added = toOctets(text);
		this.#pieces.splice(first, last - first, ...(added.length > 0 ? [{ added }] : []));
	}

	/** All edits together, in the order of the text; none touches another. */
	edits(length: number): ComposedEdit[] {
		const edits: ComposedEdit[] = [];
		let at = 0;
		let text = "";
		const reach = (from: number, to: number) => {
			if (from > at || text !== "") edits.push({ start: at, end: from, text });
			at = to;
			text = "";
		};
		for (const piece of this.#pieces) {
			if ("added" in piece) text += toText(piece.added);
			else reach(piece.from, piece.to);
		}
		reach(length, length);
		return edits;
	}

	/** The number of the piece that starts at an octet of the text as it is now; one that goes over it is cut in two. */
	#cutAt(offset: number): number {
		let left = offset;
		for (let index = 0; index < this.#pieces.length; index++) {
			if (left === 0) return index;
			const piece = this.#pieces[index]!;
			const length = lengthOf(piece);
			if (left < length) {
				this.#pieces.splice(index, 1, ...cut(piece, left));
				return index + 1;
			}
			left -= length;
		}
		return this.#pieces.length;
	}
}

function lengthOf(piece: Piece): number {
	return "added" in piece ? piece.added.length : piece.to - piece.from;
}

function cut(piece: Piece, at: number): [Piece, Piece] {
	if ("added" in piece) return [{ added: piece.added.subarray(0, at) }, { added: piece.added.subarray(at) }];
	const middle = piece.from + at;
	return [
		{ from: piece.from, to: middle },
		{ from: middle, to: piece.to },
	];
}
