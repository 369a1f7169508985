import { expect } from "vitest";
import { type Edit, isNewFile, type TextEdit } from "../../server/src/rules/fix.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";

/** A text with the edits of its file made by plain cutting, and the edits that undo that. */
export function replaced(text: string, path: string, edits: readonly Edit[]): { text: string; inverse: TextEdit[] } {
	const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
	const offset = ({ line, character }: TextChange["start"]) => starts[line]! + character;
	let result = "";
	let from = 0;
	const inverse: TextEdit[] = [];
	for (const edit of edits) {
		if (edit.path !== path || isNewFile(edit)) continue;
		expect(offset(edit.start), "edits are in order and do not overlap").toBeGreaterThanOrEqual(from);
		result += text.slice(from, offset(edit.start));
		const start = positionIn(result, result.length);
		result += edit.text;
		inverse.push({
			path,
			start,
			end: positionIn(result, result.length),
			text: text.slice(offset(edit.start), offset(edit.end)),
		});
		from = offset(edit.end);
	}
	return { text: result + text.slice(from), inverse };
}

function positionIn(text: string, end: number): TextChange["start"] {
	const lines = text.slice(0, end).split(/\r\n|\n|\r/);
	return { line: lines.length - 1, character: lines.at(-1)!.length };
}
