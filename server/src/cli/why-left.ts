import type { ManyFindings, Unrepaired } from "../features/repair-many.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { type Fix, isFix, isRefusal, type Refusal, toldRefusal } from "../rules/fix.ts";

/**
 * Why a finding is left to somebody, as a sentence without its full stop.
 *
 * @param finding as it is after the repairs.
 * @param left what became of it among them, if anything.
 */
export function whyLeft(finding: Finding, fixes: ManyFindings["fixes"], left: Unrepaired | undefined): string {
	if (left?.refusal) return `left alone: ${toldRefusal(left.refusal)}`;
	const offered = finding.actions.filter(isFix);
	const ready: Fix[] = [];
	const refusals: Refusal[] = [];
	for (const fix of offered) {
		if (fix.question) continue;
		const edits = fix.edits();
		if (isRefusal(edits)) refusals.push(edits);
		else ready.push(fix);
	}
	const preferred = ready.find((fix) => fix.preferred);
	if (preferred && fixes === "safe") return `--all makes it: ${preferred.title}`;
	if (ready.length > 1) return `to be chosen: ${ready.map(({ title }) => title).join(" | ")}`;
	if (ready[0]) return `to be decided: ${ready[0].title}`;
	const [refusal] = refusals;
	if (refusal) return `left alone: ${toldRefusal(refusal)}`;
	const question = offered.find((fix) => fix.question)?.question;
	if (question) return `to be answered: ${question.prompt}, such as ${question.example}`;
	const others = finding.actions.filter((action) => !isFix(action)).map(({ title }) => title);
	if (others.length > 0) return `in an editor: ${others.join(" | ")}`;
	return `to be repaired by hand; zonetrio explain ${finding.rule} says how`;
}
