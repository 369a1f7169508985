import type { ZoneService } from "../features/zone-service.ts";
import { type Finding, SEVERITIES } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";

/** How much there is, and how much was found in it, by severity. */
export interface CheckSummary extends Readonly<Record<Severity, number>> {
	readonly files: number;
	readonly zones: number;
	readonly records: number;
	/** How many signatures were verified, where that was asked for. */
	readonly signatures?: number | undefined;
	/** How many findings an older version had too, and so do not count, where one was compared. */
	readonly older?: number | undefined;
	/** How many more findings are those of the baseline, where there is one. */
	readonly baseline?: number | undefined;
}

/**
 * The findings of a settled service, by file and place.
 *
 * @param options.paths the files that are meant, or all.
 * @param options.most so many of a file are shown, as in editors where it is not given; what is compared must be whole, since with one
 * that goes another one would come.
 */
export function findingsIn(
	service: ZoneService,
	{ paths = service.files(), most }: { readonly paths?: readonly string[] | undefined; readonly most?: number } = {},
): Finding[] {
	const findings: Finding[] = [];
	for (const path of paths) for (const finding of service.findings(path, most)) findings.push(finding);
	return findings;
}

/**
 * How much there is in a settled service.
 *
 * @param findings those that count.
 * @param more what is told where it was asked for.
 */
export function summaryOf(
	service: ZoneService,
	findings: readonly Finding[],
	more: Pick<CheckSummary, "signatures" | "older" | "baseline">,
): CheckSummary {
	const severities = { error: 0, warning: 0, information: 0, hint: 0 };
	for (const { severity } of findings) severities[severity]++;
	return { ...service.counts(), ...more, ...severities };
}

/** Whether a severity is as serious as another, or more. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** Findings from the most serious on; those of a severity stay in their order. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
	return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
