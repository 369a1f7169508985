import type { Gaps } from "./arrange-entry.ts";
import type { EntryReader } from "./entry-reader.ts";
import type { Layout } from "./layout.ts";
import { CLOSE, COMMENT, type Pieces } from "./pieces.ts";
import { columnAfter, padding, widthOf } from "./screen.ts";

/** A line within parentheses. */
interface GroupLine {
	/** Its pieces: the first, and the one behind the last. */
	readonly first: number;
	readonly end: number;
	/** The column at which it starts. */
	readonly at: number;
	/** Whether it has values, and not only a parenthesis or a comment. */
	readonly hasValue: boolean;
}

/**
 * Puts the further lines of a group below each other, and their comments. Each group is laid out by itself, as most of its lines are.
 *
 * @param rdataAt the column at which the RDATA starts.
 */
export function arrangeGroup({ pieces }: EntryReader, { options }: Layout, rdataAt: number, gaps: Gaps): void {
	const lines = linesOf(pieces, gaps.octets);
	const isTight = options.columns === "align";
	const tabs = indentsByTabs(pieces, lines, gaps);
	const habit = majority(lines.filter(({ hasValue }) => hasValue).map(({ at }) => at));
	const indent = habit ?? (isTight ? rdataAt : undefined);
	const ends = lines.map((line) => {
		const { first } = line;
		const [from, to] = [pieces.gapStart(first), pieces.starts[first]!];
		const isMoved = indent !== undefined && (line.hasValue || (isTight && pieces.kinds[first] === CLOSE));
		// A value in the first column could be taken for the begin of an entry.
		const gap = isMoved && indent > 0 ? padding(0, indent, tabs) : gaps.written(from, to);
		gaps.replace(from, to, gap);
		return endOf(pieces, line, widthOf(gap, 0), isTight, gaps.octets);
	});
	if (options.comments) arrangeComments(pieces, lines, ends, gaps);
}

function linesOf(pieces: Pieces, octets: Uint8Array): GroupLine[] {
	const lines: GroupLine[] = [];
	for (let first = 0; first < pieces.count; ) {
		let end = first + 1;
		while (end < pieces.count && pieces.lines[end] === pieces.lines[first]) end++;
		const kind = pieces.kinds[first];
		const at = columnAfter(octets, pieces.gapStart(first), pieces.starts[first]!, 0);
		if (pieces.lines[first]! > 0) lines.push({ first, end, at, hasValue: kind !== COMMENT && kind !== CLOSE });
		first = end;
	}
	return lines;
}

/** Where the pieces of a line before its comment end, if it starts at column `start`. */
function endOf(pieces: Pieces, { first, end }: GroupLine, start: number, isTight: boolean, octets: Uint8Array): number {
	let at = start;
	for (let piece = first; piece < end && pieces.kinds[piece] !== COMMENT; piece++) {
		const from = pieces.gapStart(piece);
		if (piece > first) {
			if (isTight) at += pieces.starts[piece]! > from ? 1 : 0;
			else at = columnAfter(octets, from, pieces.starts[piece]!, at);
		}
		at = columnAfter(octets, pieces.starts[piece]!, pieces.ends[piece]!, at);
	}
	return at;
}

function arrangeComments(pieces: Pieces, lines: readonly GroupLine[], ends: readonly number[], gaps: Gaps): void {
	const commented = lines.flatMap(({ first, end }, index) => {
		const comment = end - 1;
		if (comment === first || pieces.kinds[comment] !== COMMENT) return [];
		const [from, to] = [pieces.gapStart(comment), pieces.starts[comment]!];
		const written = gaps.written(from, to);
		const before = columnAfter(gaps.octets, pieces.lineStarts[pieces.lines[first]!]!, from, 0);
		return [{ from, to, written, at: widthOf(written, before), end: ends[index]! }];
	});
	if (commented.length === 0) return;
	const habit = majority(commented.map(({ at }) => at));
	const fits = commented.filter(({ end }) => habit !== undefined && end < habit);
	const most = Math.max(...commented.map(({ end }) => end));
	const column = habit !== undefined && fits.length * 2 > commented.length ? habit : most + 1;
	const tabs = commented.filter(({ written }) => written.includes("\t")).length * 2 > commented.length;
	for (const { from, to, end } of commented) gaps.replace(from, to, padding(end, column, tabs));
}

function indentsByTabs(pieces: Pieces, lines: readonly GroupLine[], gaps: Gaps): boolean {
	const indents = lines.map(({ first }) => gaps.written(pieces.gapStart(first), pieces.starts[first]!));
	return indents.filter((indent) => indent.includes("\t")).length * 2 > indents.length;
}

/** The value that more than half of some have. */
function majority(values: readonly number[]): number | undefined {
	for (const value of new Set(values)) {
		if (values.filter((one) => one === value).length * 2 > values.length) return value;
	}
	return undefined;
}
