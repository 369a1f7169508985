import { type Finding, SEVERITIES } from "../rules/engine/finding.ts";
import { LF } from "../text/char.ts";
import { toText } from "../text/utf8.ts";
import { subjectOf } from "./fingerprint.ts";
import { findingKey, type ManyFindings, type ManyRepaired, type Repaired, repairMany } from "./repair-many.ts";
import type { ZoneService } from "./zone-service.ts";

/**
 * The same as `repairMany`, but without repairs that would make something worse, which is seen when all is judged once more at the end: those
 * after which there is an error or a warning that was not there before, and is as serious as what is repaired.
 */
export function* harmlessRepairs(
	service: ZoneService,
	many: ManyFindings,
	isTimeUp: () => boolean,
): Generator<void, ManyRepaired | undefined> {
	const leaves = new Map<string, string>();
	for (;;) {
		const repaired = yield* repairMany(service, { ...many, leaves }, isTimeUp);
		if (!repaired) return undefined;
		const come = addedFindings(service, repaired.after);
		yield;
		if (come.length === 0) return repaired;
		const causes = new Map<Finding, Repaired>();
		const onMade = (repair: Repaired, now: ZoneService) => {
			many.onMade?.(repair, now);
			for (const finding of come) {
				if (!causes.has(finding) && isThere(finding, now)) causes.set(finding, repair);
			}
		};
		yield* repairMany(service, { ...many, leaves, onMade }, isTimeUp);
		const before = leaves.size;
		for (const [finding, { finding: cause }] of causes) {
			const isWorse = SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(cause.severity);
			if (isWorse) leaves.set(findingKey(cause), `its repair would bring ${finding.rule}: ${finding.message}`);
		}
		// What is told less urgently, or follows from no single repair, was hidden behind what is repaired.
		if (leaves.size === before) return repaired;
	}
}

/**
 * Errors and warnings that are there after a change and were not before. One in a line in which something was found before is not new, nor is
 * one that only moved, for another of its rule is gone.
 */
function addedFindings(before: ZoneService, after: ZoneService): Finding[] {
	const old = allFindings(before);
	const grave = allFindings(after).filter(({ severity }) => severity === "error" || severity === "warning");
	const known = new Set(old.map(identity));
	const come = grave.filter((finding) => !known.has(identity(finding)));
	if (come.length === 0) return [];
	const lines = new Set(old.map((finding) => lineOf(before, finding)));
	const counts = new Map<string, number>();
	for (const { rule } of old) counts.set(rule, (counts.get(rule) ?? 0) - 1);
	for (const { rule } of grave) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return come.filter((finding) => (counts.get(finding.rule) ?? 0) > 0 && !lines.has(lineOf(after, finding)));
}

function allFindings(service: ZoneService): Finding[] {
	return service.files().flatMap((path) => service.shownFindings(path));
}

function isThere(finding: Finding, service: ZoneService): boolean {
	return service.shownFindings(finding.path).some((one) => identity(one) === identity(finding));
}

/** By which a finding is known again when lines have moved and numbers have changed. */
function identity(finding: Finding): string {
	return JSON.stringify([finding.rule, finding.path, subjectOf(finding)]);
}

function lineOf(service: ZoneService, { path, range }: Finding): string {
	const text = service.textOf(path);
	if (!text) return path;
	const { index, offset } = text.locate(range.start);
	const { octets } = text.chunks[index]!;
	const start = octets.lastIndexOf(LF, offset - 1) + 1;
	const end = octets.indexOf(LF, offset);
	return `${path}: ${toText(octets, offset === 0 ? 0 : start, end < 0 ? octets.length : end)}`;
}
