import { type ConflictLine, conflictLine } from "../syntax/conflict.ts";
import type { OctetEdit } from "../syntax/repair.ts";
import { CR, LF } from "../text/char.ts";
import { countLineEnds } from "../text/line-end.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { arrangeEntry } from "./arrange-entry.ts";
import { EntryReader } from "./entry-reader.ts";
import type { Layout } from "./layout.ts";

/** What is to be changed in one chunk of a file, in the order of its text. */
export interface ChunkEdits {
	readonly index: number;
	readonly edits: readonly OctetEdit[];
}

/** Lines of a file, from 0, both with what stands on them. */
export interface LineSpan {
	readonly first: number;
	readonly last: number;
}

/**
 * Puts the entries of a file that touch some lines into the columns of a layout, chunk by chunk; for a group that begins or ends outside of
 * the lines all of it. The edits change only blanks, so that a server reads the same.
 */
export function* arrangeFile(file: ZoneFile, layout: Layout, lines?: LineSpan): Generator<ChunkEdits> {
	const { text } = file;
	const first = lines ? text.locate({ line: lines.first, character: 0 }).index : 0;
	const last = lines ? text.locate({ line: lines.last, character: 0 }).index : text.chunks.length - 1;
	const reader = new EntryReader();
	reader.isInConflict = isInConflict(file, first);
	for (let index = first; index <= last; index++) {
		const { octets } = text.chunks[index]!;
		const behind = file.behind(index);
		const edits: OctetEdit[] = [];
		let line = text.firstLine(index);
		for (let start = 0; start < octets.length; ) {
			const end = reader.read(octets, start, behind);
			const next = lines ? line + countLineEnds(octets, start, end) : line;
			const lastLine = Math.max(line, isLineEnd(octets[end - 1]) ? next - 1 : next);
			if (!lines || (line <= lines.last && lastLine >= lines.first)) {
				arrangeEntry(reader, layout, octets, (edit) => edits.push(edit));
			}
			line = next;
			start = end;
		}
		yield { index, edits };
	}
}

const LESS = 60;
const GREATER = 62;

/** Whether chunk `index` begins on one's own side of a merge conflict. */
function isInConflict({ text }: ZoneFile, index: number): boolean {
	for (let before = index - 1; before >= 0; before--) {
		const { octets } = text.chunks[before]!;
		const opened = lastConflictLine(octets, LESS, "ours");
		const closed = lastConflictLine(octets, GREATER, "end");
		if (opened >= 0 || closed >= 0) return opened > closed;
	}
	return false;
}

function lastConflictLine(octets: Uint8Array, mark: number, kind: ConflictLine): number {
	for (let at = octets.lastIndexOf(mark); at >= 0; at = at > 0 ? octets.lastIndexOf(mark, at - 1) : -1) {
		if ((at === 0 || isLineEnd(octets[at - 1])) && conflictLine(octets, at) === kind) return at;
	}
	return -1;
}

function isLineEnd(octet: number | undefined): boolean {
	return octet === LF || octet === CR;
}
