import { arrangeFile, type LineSpan } from "../../layout/arrange-file.ts";
import { findLayout } from "../../layout/find-layout.ts";
import type { Range } from "../../rules/engine/finding.ts";
import type { Refusal } from "../../rules/fix.ts";
import { layoutRefusal } from "../../rules/fixes/layout-refusal.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";

/** A change of the text of one file, as editors take it. */
export interface LayoutEdit {
	readonly range: Range;
	readonly newText: string;
}

/**
 * What puts the entries of a zone file into columns: only blanks change, so it holds the same records and comments afterwards. Made chunk
 * by chunk; the workspace must stay as it is meanwhile.
 *
 * @param spans lines that are meant, or all of them.
 * @returns the edits in the order of the text; a refusal where a program writes the file; undefined where the path is no zone file.
 */
export function* formatFile(
	workspace: Workspace,
	path: string,
	spans?: readonly LineSpan[],
): Generator<void, readonly LayoutEdit[] | Refusal | undefined> {
	const file = workspace.files.get(path);
	if (!file) return undefined;
	const refusal = layoutRefusal(workspace, file);
	if (refusal) return refusal;
	const layout = findLayout(file, workspace.settings.format);
	const all: LayoutEdit[] = [];
	for (const span of spans ? withoutOverlap(spans) : [undefined]) {
		for (const { index, edits } of arrangeFile(file, layout, span)) {
			const positions = new ChunkPositions(file.text, index);
			for (const edit of edits) {
				const range = positions.range(edit);
				// A group may touch several spans.
				if (isBehind(range, all.at(-1))) all.push({ range, newText: edit.text });
			}
			yield;
		}
	}
	return all;
}

function isBehind({ start }: Range, last: LayoutEdit | undefined): boolean {
	if (!last) return true;
	const before = last.range.start;
	return start.line > before.line || (start.line === before.line && start.character > before.character);
}

/** In the order of the text; what touches is one. */
function withoutOverlap(spans: readonly LineSpan[]): LineSpan[] {
	const joined: LineSpan[] = [];
	for (const span of [...spans].sort((one, other) => one.first - other.first)) {
		const before = joined.at(-1);
		if (!before || span.first > before.last + 1) joined.push(span);
		else joined[joined.length - 1] = { first: before.first, last: Math.max(before.last, span.last) };
	}
	return joined;
}
