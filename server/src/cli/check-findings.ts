import type { ZoneService } from "../features/zone-service.ts";
import type { Finding } from "../rules/engine/finding.ts";
import type { Severity } from "../syntax/problem.ts";

/** Severities, from the most serious on. */
export const SEVERITIES = ["error", "warning", "information", "hint"] as const satisfies readonly Severity[];

/** What a check found. */
export interface CheckResult {
	/** By file and place. */
	readonly findings: readonly Finding[];
	readonly summary: CheckSummary;
}

/** How much there is, and how much was found in it, by severity. */
export interface CheckSummary extends Readonly<Record<Severity, number>> {
	readonly files: number;
	readonly zones: number;
	readonly records: number;
	/** How many signatures were verified, where that was asked for. */
	readonly signatures?: number;
}

/**
 * The findings of a settled service.
 *
 * @param signatures how many were verified, where that was asked for.
 * @param paths the files that are meant, or all.
 */
export function checkResult(service: ZoneService, signatures?: number, paths = service.files()): CheckResult {
	const findings: Finding[] = [];
	for (const path of paths) for (const finding of service.findings(path)) findings.push(finding);
	const severities = { error: 0, warning: 0, information: 0, hint: 0 };
	for (const { severity } of findings) severities[severity]++;
	return { findings, summary: { ...service.counts(), ...(signatures !== undefined && { signatures }), ...severities } };
}

/** Whether a severity is as serious as another, or more. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
