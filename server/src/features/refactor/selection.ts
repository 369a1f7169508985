import type { Range } from "../../rules/engine/finding.ts";
import type { Replacement } from "../../rules/fixes/replacement.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { entriesOfChunk, type ScannedEntry } from "../places/scanned-entry.ts";

/** What somebody has selected of a file that is read in one zone, or several views of it. */
export interface Selection {
	readonly workspace: Workspace;
	readonly file: ZoneFile;
	readonly range: Range;
}

/** What is done to a selection. */
export interface Rewriting {
	/** What will happen: `Write names relative`. */
	readonly title: string;
	readonly replacements: readonly Replacement[];
}

/** An entry of a selection; it holds until the next is taken. */
export interface SelectedEntry {
	readonly block: Block;
	readonly entry: ScannedEntry;
}

/** The entries that a selection touches, with at least one of their lines; that at the cursor where nothing is selected. */
export function* selectedEntries({ file, range }: Selection): Generator<SelectedEntry, void> {
	const { text } = file;
	const first = text.locate({ line: range.start.line, character: 0 });
	const isEmpty = range.end.line === range.start.line;
	// What ends at the start of a line has nothing of it.
	const lastLine = !isEmpty && range.end.character === 0 ? range.end.line - 1 : range.end.line;
	const last = text.locate({ line: lastLine, character: 0 });
	for (let index = first.index; index <= last.index; index++) {
		const block = file.slices[0]?.blocks[index];
		if (!block) return;
		const start = index === first.index ? first.offset : 0;
		const end = index === last.index ? last.offset + 1 : block.slice.file.text.chunks[index]!.length;
		for (const entry of entriesOfChunk(file, index, { start, end })) {
			const { tape } = entry;
			if (tape.faultAt < 0 && !tape.recovered && tape.conflictAt < 0 && tape.count > 0) yield { block, entry };
		}
	}
}
