import type { TextEdit } from "vscode-languageserver/node";

/** A text after edits whose ranges do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
	const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
	const offset = ({ line, character }: { line: number; character: number }) => starts[line]! + character;
	return [...edits]
		.sort((one, other) => offset(other.range.start) - offset(one.range.start))
		.reduce(
			(all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
			text,
		);
}
