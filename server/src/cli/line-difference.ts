import { formatPatch } from "diff";
import type { OctetEdit } from "../features/octet-edits.ts";
import { LF } from "../text/char.ts";

/** So many lines around a change are shown. */
const CONTEXT = 3;

const NO_END = "\\ No newline at end of file";

/** Whole lines, with their ends, that give way to others; `first` counts from 0. */
interface Block {
	readonly first: number;
	readonly old: string[];
	readonly now: string[];
}

interface Hunk {
	readonly oldStart: number;
	readonly oldLines: number;
	readonly newStart: number;
	readonly newLines: number;
	readonly lines: string[];
}

/**
 * The unified difference that edits make in a file, as octets, since a file need be no UTF-8. It is worked out of the edits and not by comparing
 * all lines, so that a huge file costs no more than its length.
 *
 * @param edits in the order of the file.
 */
export function lineDifference(path: string, before: Uint8Array, edits: readonly OctetEdit[]): Uint8Array {
	const blocks = changedBlocks(before, edits);
	if (blocks.length === 0) return new Uint8Array();
	return patch(`a/${path}`, `b/${path}`, hunksOf(linesOf(octetText(before)), blocks));
}

/** The unified difference that makes a new file. */
export function newFileDifference(path: string, content: Uint8Array): Uint8Array {
	const now = linesOf(octetText(content));
	const hunk = { oldStart: 1, oldLines: 0, newStart: 1, newLines: now.length, lines: shown("+", now) };
	return patch("/dev/null", `b/${path}`, [hunk]);
}

function patch(before: string, after: string, hunks: Hunk[]): Uint8Array {
	const oldFileName = octetText(Buffer.from(before));
	const newFileName = octetText(Buffer.from(after));
	return Buffer.from(formatPatch({ oldFileName, newFileName, oldHeader: "", newHeader: "", hunks }), "latin1");
}

/** A text that has a character for each octet. */
function octetText(octets: Uint8Array, start = 0, end = octets.length): string {
	return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1", start, end);
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): string[] {
	return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** The lines that edits change. Edits in one line make one block, and so do changed lines that follow one another. */
function changedBlocks(before: Uint8Array, edits: readonly OctetEdit[]): Block[] {
	const blocks: Block[] = [];
	let line = 0;
	let counted = 0;
	for (let index = 0; index < edits.length; ) {
		const from = lineStart(before, edits[index]!.start);
		let to = from;
		let done = from;
		let now = "";
		do {
			const { start, end, octets } = edits[index++]!;
			now += octetText(before, done, start) + octetText(octets);
			done = end;
			to = lineEnd(before, end);
		} while (index < edits.length && edits[index]!.start < to);
		now += octetText(before, done, to);
		for (; counted < from; counted++) if (before[counted] === LF) line++;
		const block = differing(line, linesOf(octetText(before, from, to)), linesOf(now));
		if (block) append(blocks, block);
	}
	return blocks;
}

function lineStart(octets: Uint8Array, offset: number): number {
	return offset === 0 ? 0 : octets.lastIndexOf(LF, offset - 1) + 1;
}

/** Where the line of an offset ends, its line end counted; of the last line one behind the file, so that an edit at its end is in it. */
function lineEnd(octets: Uint8Array, offset: number): number {
	const end = octets.indexOf(LF, offset);
	return (end < 0 ? octets.length : end) + 1;
}

/** The block without the lines at its beginning and its end that stay the same; undefined where all do. */
function differing(first: number, old: readonly string[], now: readonly string[]): Block | undefined {
	const shorter = Math.min(old.length, now.length);
	let head = 0;
	while (head < shorter && old[head] === now[head]) head++;
	let tail = 0;
	while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
	const block = {
		first: first + head,
		old: old.slice(head, old.length - tail),
		now: now.slice(head, now.length - tail),
	};
	return block.old.length + block.now.length > 0 ? block : undefined;
}

function append(blocks: Block[], block: Block): void {
	const last = blocks.at(-1);
	if (!last || last.first + last.old.length < block.first) {
		blocks.push(block);
		return;
	}
	for (const line of block.old) last.old.push(line);
	for (const line of block.now) last.now.push(line);
}

/** Blocks with the lines around them; those that are near one another share a hunk. */
function hunksOf(lines: readonly string[], blocks: readonly Block[]): Hunk[] {
	const hunks: Hunk[] = [];
	/** How many lines more there are in the new text so far. */
	let shift = 0;
	for (let index = 0; index < blocks.length; ) {
		const start = Math.max(0, blocks[index]!.first - CONTEXT);
		const text: string[] = [];
		let at = start;
		let added = 0;
		do {
			const { first, old, now } = blocks[index++]!;
			for (const line of shown(" ", lines.slice(at, first))) text.push(line);
			for (const line of shown("-", old)) text.push(line);
			for (const line of shown("+", now)) text.push(line);
			at = first + old.length;
			added += now.length - old.length;
		} while (index < blocks.length && blocks[index]!.first - at <= 2 * CONTEXT);
		const end = Math.min(lines.length, at + CONTEXT);
		for (const line of shown(" ", lines.slice(at, end))) text.push(line);
		const oldLines = end - start;
		hunks.push({
			oldStart: start + 1,
			oldLines,
			newStart: start + 1 + shift,
			newLines: oldLines + added,
			lines: text,
		});
		shift += added;
	}
	return hunks;
}

function shown(mark: string, lines: readonly string[]): string[] {
	return lines.flatMap((line) => (line.endsWith("\n") ? [mark + line.slice(0, -1)] : [mark + line, NO_END]));
}
