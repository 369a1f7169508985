import type { Repaired } from "../features/repair-many.ts";
import type { Finding } from "../rules/engine/finding.ts";
import type { FileGroup } from "./changed-files.ts";
import { writeFindings } from "./check-text.ts";
import { counted } from "./counted.ts";
import { shownPath } from "./disk-path.ts";
import type { Output } from "./output.ts";
import { paint } from "./terminal.ts";

/** A finding that remains. */
export interface LeftFinding {
	readonly finding: Finding;
	/** Why it is left to somebody. */
	readonly why: string;
}

/** What became of the findings of a workspace. */
export interface FixOutcome {
	/** What was repaired, or would be. */
	readonly done: readonly FileGroup[];
	/** What could not be written, and why, as a whole sentence. */
	readonly failed: readonly { readonly group: FileGroup; readonly problem: string }[];
	readonly left: readonly LeftFinding[];
}

/** Writes for people what was repaired, by the file that had the finding, and what remains with the reason. */
export function writeFixText(output: Output, { done, failed, left }: FixOutcome): void {
	const repairs = done.flatMap((group) => group.repairs);
	for (const [path, ofFile] of byFile(repairs)) {
		output.write(`${paint("underline", shownPath(path))}\n`);
		const width = ofFile.reduce((most, { finding }) => Math.max(most, finding.rule.length), 0);
		for (const { finding, title } of ofFile) {
			output.write(`  ${paint("green", "repaired")}  ${paint("dim", finding.rule.padEnd(width))}  ${title}\n`);
		}
		output.write("\n");
	}
	const reasons = new Map(left.map(({ finding, why }) => [finding, why]));
	writeFindings(output, [...reasons.keys()], (finding) => reasons.get(finding));
	output.write(`${fixSummary({ done, failed, left })}\n`);
}

/** What was done in one line. */
export function fixSummary({ done, failed, left }: FixOutcome): string {
	const repairs = repairsIn(done);
	const unwritten = repairsIn(failed.map(({ group }) => group));
	const files = done.reduce((sum, group) => sum + group.files.length, 0);
	const nothing = failed.length > 0 ? "Nothing is repaired" : "Nothing to repair";
	const parts = [repairs === 0 ? nothing : `${counted(repairs, "repair")} in ${counted(files, "file")}`];
	if (failed.length > 0) parts.push(`${counted(unwritten, "repair")} could not be written`);
	if (left.length > 0) parts.push(left.length === 1 ? "1 finding remains" : `${left.length} findings remain`);
	return parts.join(", ");
}

function repairsIn(groups: readonly FileGroup[]): number {
	return groups.reduce((sum, group) => sum + group.repairs.length, 0);
}

function byFile(repairs: readonly Repaired[]): Map<string, Repaired[]> {
	const files = new Map<string, Repaired[]>();
	for (const repair of repairs) {
		const { path } = repair.finding;
		const known = files.get(path);
		if (known) known.push(repair);
		else files.set(path, [repair]);
	}
	return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}
