import { readIgnore } from "../../config/modeline.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { afterLineEnd } from "../../text/line-end.ts";
import { toText } from "../../text/utf8.ts";
import type { Remark } from "../../zone/block.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Finding } from "./finding.ts";

/** Which rules the comments of a file silence, in all of it or on single lines. */
export interface Suppressions {
	readonly everywhere: ReadonlySet<string>;
	/** Line (from 0) → rules. */
	readonly lines: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Reads the `; zonetrio-ignore` comments of a file. */
export function suppressionsOf(file: ZoneFile): Suppressions {
	const everywhere = new Set<string>();
	const lines = new Map<number, Set<string>>();
	// Comments are the same in every zone that reads the file.
	for (const block of file.slices[0]?.blocks ?? []) {
		for (const remark of block.remarks) {
			const found = readIgnore(toText(file.text.chunks[block.index]!.octets, remark.start, remark.end));
			if (!found) continue;
			const [first, last] = linesOf(file, block.index, remark);
			for (const rule of found.rules) {
				if (found.scope === "file") {
					everywhere.add(rule.text);
					continue;
				}
				for (let at = first; at <= last; at++) addTo(lines, at, rule.text);
			}
		}
	}
	return { everywhere, lines };
}

/** The lines of which a comment speaks: those of its entry; on a line of its own, those of the next entry. */
function linesOf(file: ZoneFile, index: number, { start, end, entry }: Remark): [first: number, last: number] {
	const { octets } = file.text.chunks[index]!;
	const { line } = file.text.position(index, start);
	if (entry >= 0) return [file.text.position(index, entry).line, line];
	const next = afterLineEnd(octets, end);
	// The next entry may be the first of the next chunk, and then has a line at least.
	if (next >= octets.length) return [line, line + 1];
	scanEntry(octets, next, tape, true, () => false);
	const lastOctet = tape.count > 0 ? tape.ends[tape.count - 1]! : next;
	return [line, file.text.position(index, lastOctet).line];
}

const tape = new Tape();

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
