import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { EntryReader } from "../layout/entry-reader.ts";
import { lowerCase } from "../text/char.ts";
import { countLineEnds, lineEndAt } from "../text/line-end.ts";
import { toText } from "../text/utf8.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { ZoneFile } from "../zone/zone-file.ts";

const REGION = /^[ \t]*;[ \t]*#(end)?region\b/;
const ORIGIN = /^\$origin[ \t]/i;

/** What can be folded. */
interface Fold {
	readonly startLine: number;
	readonly endLine: number;
	readonly rank: number;
	readonly kind?: FoldingRangeKind;
}

/** The most important ones stay where an editor takes only so many. */
const REGIONS = 0;
const SECTIONS = 1;
const GROUPS = 2;
const COMMENTS = 3;
const OWNERS = 4;

/**
 * The parts of a zone file that can be folded: regions between `;#region` and `;#endregion`, what stands below an `$ORIGIN`, groups in
 * parentheses, comments of several lines, and the records of an owner. Made chunk by chunk.
 *
 * @param limit how many the editor takes.
 */
export function* foldingRanges(
	workspace: Workspace,
	path: string,
	limit: number,
): Generator<void, readonly FoldingRange[]> {
	const file = workspace.files.get(path);
	if (!file) return [];
	const folder = new Folder();
	for (let index = 0; index < file.text.chunks.length; index++) {
		addChunk(folder, file, index);
		yield;
	}
	return folder.finish(limit);
}

function addChunk(folder: Folder, file: ZoneFile, index: number): void {
	const { octets } = file.text.chunks[index]!;
	const behind = file.behind(index);
	const reader = new EntryReader();
	let line = file.text.firstLine(index);
	for (let start = 0; start < octets.length; ) {
		const end = reader.read(octets, start, behind);
		folder.add(reader, octets, start, line, lastLineOf(octets, start, end, line));
		line += countLineEnds(octets, start, end);
		start = end;
	}
}

function lastLineOf(octets: Uint8Array, start: number, end: number, line: number): number {
	const ends = countLineEnds(octets, start, end);
	const isEnded = end > start && lineEndAt(octets, end - 1) === end - 1;
	return line + ends - (isEnded ? 1 : 0);
}

/** Goes through the entries of a file and notes what belongs together. */
class Folder {
	readonly #folds: Fold[] = [];
	readonly #regions: number[] = [];
	/** The line of the `$ORIGIN` in force, or -1, and the last line that belongs to it. */
	#section = -1;
	#sectionEnd = -1;
	#comments = -1;
	#commentsEnd = -1;
	#owner = "";
	#ownerLine = -1;
	#ownerEnd = -1;
	/** Whether the first record of the owner is folded by itself, so that its line has a fold already. */
	#ownerIsFolded = false;

	/** Takes the entry that was read last, which stands on lines `first`..`last`. */
	add(reader: EntryReader, octets: Uint8Array, start: number, first: number, last: number): void {
		const { tape, entry, kind, isInConflict } = reader;
		if (isInConflict) return;
		if (tape.count === 0 && tape.comment >= 0 && first === last) {
			this.#addComment(toText(octets, start, lineEndAt(octets, start)), first);
			return;
		}
		this.#endComments();
		if (tape.count === 0) return;
		if (last > first) this.#put(first, last, GROUPS);
		if (kind === "directive" && ORIGIN.test(toText(octets, start, start + 8))) this.#endSection(first);
		this.#sectionEnd = last;
		if (kind === "record") {
			this.#addRecord(entry.owner < 0 ? "" : ownerOf(octets, tape.starts[0]!, tape.ends[0]!), first, last);
		} else if (!tape.leadingBlank) {
			this.#endOwner();
		}
	}

	finish(limit: number): FoldingRange[] {
		this.#endComments();
		this.#endOwner();
		this.#endSection(-1);
		const mostImportant = [...this.#folds].sort((one, other) => one.rank - other.rank).slice(0, limit);
		return mostImportant.sort((one, other) => one.startLine - other.startLine).map(({ rank: _, ...range }) => range);
	}

	#addComment(text: string, line: number): void {
		const region = REGION.exec(text);
		if (region) {
			this.#endComments();
			if (region[1] === undefined) this.#regions.push(line);
			else this.#endRegion(line);
			return;
		}
		if (this.#comments < 0) this.#comments = line;
		else if (line > this.#commentsEnd + 1) {
			this.#endComments();
			this.#comments = line;
		}
		this.#commentsEnd = line;
	}

	#endRegion(line: number): void {
		const start = this.#regions.pop();
		if (start !== undefined) this.#put(start, line, REGIONS, FoldingRangeKind.Region);
	}

	#endComments(): void {
		if (this.#comments >= 0) this.#put(this.#comments, this.#commentsEnd, COMMENTS, FoldingRangeKind.Comment);
		this.#comments = -1;
	}

	#addRecord(owner: string, first: number, last: number): void {
		if (owner !== "" && owner !== this.#owner) {
			this.#endOwner();
			this.#owner = owner;
			this.#ownerLine = first;
			this.#ownerIsFolded = last > first;
		}
		this.#ownerEnd = last;
	}

	#endOwner(): void {
		if (this.#ownerLine >= 0 && !this.#ownerIsFolded) this.#put(this.#ownerLine, this.#ownerEnd, OWNERS);
		this.#owner = "";
		this.#ownerLine = -1;
	}

	/** Ends the section before an `$ORIGIN`, or before the end of the file: -1. */
	#endSection(next: number): void {
		this.#endOwner();
		if (this.#section >= 0) this.#put(this.#section, this.#sectionEnd, SECTIONS);
		this.#section = next;
	}

	#put(startLine: number, endLine: number, rank: number, kind?: FoldingRangeKind): void {
		if (endLine > startLine) this.#folds.push({ startLine, endLine, rank, ...(kind && { kind }) });
	}
}

function ownerOf(octets: Uint8Array, start: number, end: number): string {
	let text = "";
	for (let at = start; at < end; at++) text += String.fromCharCode(lowerCase(octets[at]!));
	return text;
}
