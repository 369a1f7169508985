import { SEVERITIES } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";
import type { CheckSummary } from "./check-findings.ts";
import { counted } from "./counted.ts";

/**
 * How much was looked at and found, in one sentence.
 *
 * @param emphasised the number of findings of a severity, or that there are none, as it is to be shown.
 */
export function summaryText(
	summary: CheckSummary,
	emphasised: (severity: Severity | undefined, text: string) => string = (_, text) => text,
): string {
	const { files, zones, records, signatures, older, baseline } = summary;
	const counts = [counted(files, "file"), counted(zones, "zone"), counted(records, "record")];
	if (signatures !== undefined) counts.push(counted(signatures, "signature"));
	const looked = counts.join(", ");
	const found = SEVERITIES.flatMap((severity) =>
		summary[severity] > 0 ? [emphasised(severity, countOf(summary[severity], severity))] : [],
	);
	const isAll = older === undefined && baseline === undefined;
	const told = found.length > 0 ? found.join(", ") : emphasised(undefined, isAll ? "No findings" : "No new findings");
	const left = [...leftOut(older, "of before"), ...leftOut(baseline, "of the baseline")];
	return [`${told} in ${looked}`, ...left].join("; ");
}

/** That there are more findings, and why they are not shown. */
function leftOut(number: number | undefined, which: string): string[] {
	return number ? [`${counted(number, "finding")} ${which} ${number === 1 ? "is" : "are"} not shown`] : [];
}

function countOf(number: number, severity: Severity): string {
	return severity === "information" ? `${number} information` : counted(number, severity);
}
