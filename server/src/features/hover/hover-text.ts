import { codeSpan, fenceFor } from "../code-span.ts";
import { escapedMarkdown } from "../escaped-markdown.ts";
import type { Location } from "../places/location.ts";

/** A piece of a sentence: words, something to be set as code, or a link to a place in a file or a document. */
export type Piece =
	| string
	| { readonly code: string }
	| { readonly place: Location; readonly text: string }
	| { readonly url: string; readonly text: string };

/** A paragraph, a list, or lines that keep their columns. */
export type HoverBlock =
	| { readonly paragraph: readonly Piece[] }
	| { readonly list: readonly (readonly Piece[])[] }
	| { readonly lines: string };

/** A link to a place, named after the file and the line, counted from 1. */
export function linkTo(place: Location): Piece {
	const file = place.path.slice(place.path.lastIndexOf("/") + 1);
	return { place, text: `${file}:${place.selection.start.line + 1}` };
}

/** Markdown in which nothing that stands in a zone can be more than text. */
export function markdown(blocks: readonly HoverBlock[], uriOf: (path: string) => string): string {
	const line = (pieces: readonly Piece[]) => pieces.map((piece) => markdownPiece(piece, uriOf)).join("");
	return blocks
		.map((block) => {
			if ("paragraph" in block) return line(block.paragraph);
			if ("list" in block) return block.list.map((item) => `- ${line(item)}`).join("\n");
			const fence = fenceFor(block.lines, "```");
			return `${fence}text\n${block.lines}\n${fence}`;
		})
		.join("\n\n");
}

/** The same for editors that show text as it is. */
export function plainText(blocks: readonly HoverBlock[]): string {
	const line = (pieces: readonly Piece[]) => pieces.map(plainPiece).join("");
	return blocks
		.map((block) => {
			if ("paragraph" in block) return line(block.paragraph);
			if ("list" in block) return block.list.map((item) => `- ${line(item)}`).join("\n");
			return block.lines;
		})
		.join("\n\n");
}

function markdownPiece(piece: Piece, uriOf: (path: string) => string): string {
	if (typeof piece === "string") return escapedMarkdown(piece);
	if ("code" in piece) return codeSpan(piece.code);
	if ("url" in piece) return `[${escapedMarkdown(piece.text)}](${piece.url})`;
	const { path, selection } = piece.place;
	return `[${escapedMarkdown(piece.text)}](${safeUri(uriOf(path))}#L${selection.start.line + 1})`;
}

function plainPiece(piece: Piece): string {
	if (typeof piece === "string") return piece;
	return "code" in piece ? piece.code : piece.text;
}

/** Parentheses and blanks would end a link. */
function safeUri(uri: string): string {
	return uri.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
}
