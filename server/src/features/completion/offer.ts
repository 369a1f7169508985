import {
	type CompletionItem,
	CompletionItemKind,
	CompletionItemTag,
	InsertTextFormat,
} from "vscode-languageserver-types";
import type { Position } from "../../text/chunked-text.ts";

/** What an editor knows to do with what it is offered. */
export interface CompletionAbilities {
	/** Takes texts with places to fill in. */
	readonly snippets: boolean;
	/** Lets the user choose whether what stands behind the cursor goes. */
	readonly insertReplace: boolean;
}

export const PLAIN: CompletionAbilities = { snippets: false, insertReplace: false };

/** What more can be told of, when it is asked for. */
export interface About {
	readonly path: string;
	/** A name, or an address as it is written. */
	readonly of: string;
}

/** Something that can be written at a place. */
export interface Offer {
	readonly label: string;
	readonly kind: CompletionItemKind;
	readonly detail?: string;
	readonly documentation?: string;
	/** What is written; the label where it is not given. */
	readonly text?: string;
	/** The same with places to fill in. */
	readonly snippet?: string;
	/** By what it is found while somebody types; the label where it is not given. */
	readonly filter?: string;
	/** Decides the order; the label where it is not given. */
	readonly rank?: string;
	readonly isObsolete?: boolean;
	/** The name or address of which more can be told. */
	readonly about?: string;
}

/** What is replaced: from the beginning of the word to the cursor, and to its end. */
export interface WordRange {
	readonly start: Position;
	readonly cursor: Position;
	readonly end: Position;
}

/** Offers as an editor takes them. */
export function completionItems(
	offers: readonly Offer[],
	word: WordRange,
	path: string,
	abilities: CompletionAbilities,
): CompletionItem[] {
	return offers.map((offer) => {
		const { label, kind, detail, documentation, filter, rank, isObsolete, about } = offer;
		const isSnippet = abilities.snippets && offer.snippet !== undefined;
		const newText = isSnippet ? offer.snippet! : (offer.text ?? label);
		const { start, cursor, end } = word;
		const textEdit = abilities.insertReplace
			? { newText, insert: { start, end: cursor }, replace: { start, end } }
			: { newText, range: { start, end } };
		return {
			label,
			kind,
			...(detail !== undefined && { detail }),
			...(documentation !== undefined && { documentation }),
			...(filter !== undefined && { filterText: filter }),
			...(rank !== undefined && { sortText: rank }),
			...(isObsolete && { tags: [CompletionItemTag.Deprecated] }),
			...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
			...(about !== undefined && { data: { path, of: about } satisfies About }),
			textEdit,
		};
	});
}

/** Offers in the order in which they stand, behind those of other lists with a smaller `group`. */
export function inOrder(group: number, offers: readonly Offer[]): Offer[] {
	return offers.map((offer, index) => ({ ...offer, rank: `${group}${String(index).padStart(4, "0")}` }));
}

/** Words of a registry, and what each means. */
export function wordOffers(words: Iterable<readonly [word: string, meaning: string]>): Offer[] {
	return [...words].map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.EnumMember }));
}
