import { readIgnore } from "../../config/modeline.ts";
import { toText } from "../../text/utf8.ts";
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
			const { line } = file.text.position(block.index, remark.start);
			for (const rule of found.rules) {
				if (found.scope === "file") {
					everywhere.add(rule.text);
					continue;
				}
				// On a line of its own a comment speaks of the next line.
				addTo(lines, line, rule.text);
				if (remark.entry < 0) addTo(lines, line + 1, rule.text);
			}
		}
	}
	return { everywhere, lines };
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
