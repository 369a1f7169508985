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
	/** The lines on which each rule is silenced. */
	readonly lines: ReadonlyMap<string, LineSpans>;
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
	const lines = new Map<string, LineSpans>();
	const comments: IgnoreComment[] = [];
	const reader = new SpokenLines(file);
	// Comments are the same in every zone that reads the file.
	for (const block of file.slices[0]?.blocks ?? []) {
		for (const remark of block.remarks) {
			const found = readIgnore(toText(file.text.chunks[block.index]!.octets, remark.start, remark.end));
			if (!found) continue;
			const spoken = found.scope === "file" ? undefined : reader.of(block.index, remark);
			comments.push({ index: block.index, remark, found, lines: spoken });
			for (const rule of found.rules) {
				if (!spoken) everywhere.add(rule.text);
				else spansOf(lines, rule.text).add(spoken[0], spoken[1]);
			}
		}
	}
	return { everywhere, lines, comments };
}

/** Where a chunk of a file has an entry, and the last line of that. */
interface EntryPlace {
	readonly index: number;
	readonly start: number;
	readonly last: number;
}

/** Of which lines the comments of a file speak, asked for one after the other from the first to the last. */
class SpokenLines {
	readonly #file: ZoneFile;
	/** The entry behind the comment on a line of its own that was asked for last: of it speak all those in between, which may be thousands. */
	#next: EntryPlace | undefined;

	constructor(file: ZoneFile) {
		this.#file = file;
	}

	/** Those of its entry; on a line of its own, those of the next entry behind it and other comments. */
	of(index: number, { start, entry }: Remark): [first: number, last: number] {
		const file = this.#file;
		const { line } = file.text.position(index, start);
		if (entry >= 0) {
			const [own] = entriesFrom(file, index, entry);
			return [file.text.position(index, entry).line, Math.max(line, lastLineOf(file, own!))];
		}
		const next = this.#next;
		if (!next || index > next.index || (index === next.index && start >= next.start)) {
			this.#next = this.#entryBehind(index, start);
		}
		return [line, Math.max(line, this.#next!.last)];
	}

	#entryBehind(index: number, start: number): EntryPlace {
		const { octets } = this.#file.text.chunks[index]!;
		for (const next of entriesFrom(this.#file, index, afterLineEnd(octets, commentEndAt(octets, start)))) {
			const isComment = next.kind === "empty" && next.commentAt >= 0;
			if (!isComment) return { index: next.index, start: next.start, last: lastLineOf(this.#file, next) };
		}
		return { index: Number.POSITIVE_INFINITY, start: 0, last: -1 };
	}
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
	return suppressions.lines.get(finding.rule)?.has(finding.range.start.line) ?? false;
}

/** Spans of lines, which may overlap; entered in the order of their first lines. */
class LineSpans {
	readonly #firsts: number[] = [];
	/** The last line of any of the spans up to here. */
	readonly #lasts: number[] = [];

	add(first: number, last: number): void {
		this.#firsts.push(first);
		this.#lasts.push(Math.max(last, this.#lasts.at(-1) ?? -1));
	}

	/** Whether a line is in one of them. */
	has(line: number): boolean {
		let low = 0;
		let high = this.#firsts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#firsts[middle]! <= line) low = middle + 1;
			else high = middle;
		}
		return low > 0 && this.#lasts[low - 1]! >= line;
	}
}

function spansOf(lines: Map<string, LineSpans>, rule: string): LineSpans {
	const known = lines.get(rule);
	if (known) return known;
	const spans = new LineSpans();
	lines.set(rule, spans);
	return spans;
}
