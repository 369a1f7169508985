import { formatPatch } from "diff";

/** So many lines around a change are shown. */
const CONTEXT = 3;

/** The unified difference between two texts of as many lines. Compares line by line, so that a huge file costs no more than its length. */
export function lineDifference(path: string, before: string, after: string): string {
	const old = before.split("\n");
	const now = after.split("\n");
	const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
	const hunks = [];
	for (let at = 0; at < changed.length; ) {
		let end = at + 1;
		while (end < changed.length && changed[end]! - changed[end - 1]! <= 2 * CONTEXT) end++;
		hunks.push(hunkOf(old, now, changed[at]!, changed[end - 1]!));
		at = end;
	}
	const patch = { oldFileName: `a/${path}`, newFileName: `b/${path}`, oldHeader: "", newHeader: "", hunks };
	return hunks.length === 0 ? "" : formatPatch(patch);
}

function hunkOf(old: readonly string[], now: readonly string[], first: number, last: number) {
	const isEnded = old.at(-1) === "";
	const count = isEnded ? old.length - 1 : old.length;
	const start = Math.max(0, first - CONTEXT);
	const end = Math.min(count, last + 1 + CONTEXT);
	const lines: string[] = [];
	for (let at = start; at < end; ) {
		if (old[at] === now[at]) {
			lines.push(...shown(" ", old, at, count, isEnded));
			at++;
			continue;
		}
		let run = at;
		while (run < end && old[run] !== now[run]) run++;
		for (let line = at; line < run; line++) lines.push(...shown("-", old, line, count, isEnded));
		for (let line = at; line < run; line++) lines.push(...shown("+", now, line, count, isEnded));
		at = run;
	}
	return { oldStart: start + 1, oldLines: end - start, newStart: start + 1, newLines: end - start, lines };
}

function shown(mark: string, lines: readonly string[], at: number, count: number, isEnded: boolean): string[] {
	const line = `${mark}${lines[at]}`;
	return at === count - 1 && !isEnded ? [line, "\\ No newline at end of file"] : [line];
}
