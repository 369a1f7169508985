import { type IgnoreRemark, readIgnore } from "../../config/modeline.ts";
import { CR, LF } from "../../text/char.ts";
import { afterLineEnd, commentEndAt } from "../../text/line-end.ts";
import { toText } from "../../text/utf8.ts";
import type { Remark } from "../../zone/block.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { entriesFrom, type FileEntry } from "../fixes/file-entries.ts";
import type { Finding } from "./finding.ts";

/** Which rules the comments of a file silence, in all of it or on single lines. */
export interface Suppressions {
	readonly everywhere: ReadonlySet<string>;
	/** Line (from 0) → rules. */
	readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
	readonly comments: readonly IgnoreComment[];
}

/** A `zonetrio-ignore` comment, and the lines (from 0) of which it speaks; none for one that speaks of the file. */
export interface IgnoreComment {
	/** Its chunk, and where in that it stands. */
	readonly index: number;
	readonly remark: Remark;
	readonly found: IgnoreRemark;
	readonly lines: readonly [first: number, last: number] | undefined;
}

/** Reads the `; zonetrio-ignore` comments of a file. */
export function suppressionsOf(file: ZoneFile): Suppressions {
	const everywhere = new Set<string>();
	const lines = new Map<number, Set<string>>();
	const comments: IgnoreComment[] = [];
	// Comments are the same in every zone that reads the file.
	for (const block of file.slices[0]?.blocks ?? []) {
		for (const remark of block.remarks) {
			const found = readIgnore(toText(file.text.chunks[block.index]!.octets, remark.start, remark.end));
			if (!found) continue;
			const spoken = found.scope === "file" ? undefined : linesOf(file, block.index, remark);
			comments.push({ index: block.index, remark, found, lines: spoken });
			for (const rule of found.rules) {
				if (!spoken) everywhere.add(rule.text);
				else for (let at = spoken[0]; at <= spoken[1]; at++) addTo(lines, at, rule.text);
			}
		}
	}
	return { everywhere, lines, comments };
}

/** The lines of which a comment speaks: those of its entry; on a line of its own, those of the next entry behind it and other comments. */
function linesOf(file: ZoneFile, index: number, { start, entry }: Remark): [first: number, last: number] {
	const { line } = file.text.position(index, start);
	if (entry >= 0) {
		const [own] = entriesFrom(file, index, entry);
		return [file.text.position(index, entry).line, Math.max(line, lastLineOf(file, own!))];
	}
	const { octets } = file.text.chunks[index]!;
	for (const next of entriesFrom(file, index, afterLineEnd(octets, commentEndAt(octets, start)))) {
		const isComment = next.kind === "empty" && next.commentAt >= 0;
		if (!isComment) return [line, lastLineOf(file, next)];
	}
	return [line, line];
}

function lastLineOf(file: ZoneFile, { index, start, end }: FileEntry): number {
	const { octets } = file.text.chunks[index]!;
	let last = end;
	while (last > start && (octets[last - 1] === LF || octets[last - 1] === CR)) last--;
	return file.text.position(index, last).line;
}

/** Whether a comment silences a finding. */
export function isSuppressed(suppressions: Suppressions, finding: Finding): boolean {
	if (suppressions.everywhere.has(finding.rule)) return true;
	return suppressions.lines.get(finding.range.start.line)?.has(finding.rule) ?? false;
}

function addTo(lines: Map<number, Set<string>>, line: number, rule: string): void {
	const rules = lines.get(line);
	if (rules) rules.add(rule);
	else lines.set(line, new Set([rule]));
}
