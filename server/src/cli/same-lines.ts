import { diffArrays } from "diff";

/** Versions that are more unlike than this are compared only from both their ends. */
const MOST_CHANGES = 1000;

/**
 * Which lines of an older version of a text are which lines now: older line → line, from 0 on. Lines that are not there any
 * more, or are others, are left out.
 */
export function sameLines(older: string, now: string): Map<number, number> {
	const before = linesOf(older);
	const after = linesOf(now);
	const same = new Map<number, number>();
	const parts = diffArrays(before, after, { maxEditLength: MOST_CHANGES });
	if (!parts) return sameEnds(before, after);
	let line = 0;
	let other = 0;
	for (const { added, removed, count } of parts) {
		for (let at = 0; at < count && !added && !removed; at++) same.set(line + at, other + at);
		if (!added) line += count;
		if (!removed) other += count;
	}
	return same;
}

/** The lines before the first that differs, and those behind the last. */
function sameEnds(before: readonly string[], after: readonly string[]): Map<number, number> {
	const same = new Map<number, number>();
	const most = Math.min(before.length, after.length);
	let first = 0;
	while (first < most && before[first] === after[first]) same.set(first, first++);
	for (let back = 1; back <= most - first && before.at(-back) === after.at(-back); back++) {
		same.set(before.length - back, after.length - back);
	}
	return same;
}

function linesOf(text: string): string[] {
	return text.split(/\r\n|\n|\r/);
}
