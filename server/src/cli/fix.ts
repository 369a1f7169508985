import { harmlessRepairs } from "../features/harmless-repairs.ts";
import { KNOWN_RULES } from "../features/known-rules.ts";
import { findingKey, type ManyFindings, type ManyRepaired } from "../features/repair-many.ts";
import type { ZoneService } from "../features/zone-service.ts";
import type { Severity } from "../syntax/problem.ts";
import { type ChangedFile, type FileGroup, fileGroups } from "./changed-files.ts";
import { isAtLeast } from "./check-findings.ts";
import { CommandFailure } from "./command-failure.ts";
import { shownPath } from "./disk-path.ts";
import { EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, EXIT_USAGE, type ExitStatus } from "./exit-status.ts";
import { writeFixJson } from "./fix-json.ts";
import { type FixOutcome, fixSummary, type LeftFinding, writeFixText } from "./fix-text.ts";
import { givenContent, type StdinOptions } from "./given-content.ts";
import { inTurns } from "./in-turns.ts";
import { lineDifference, newFileDifference } from "./line-difference.ts";
import { openWorkspace, type WorkspaceOptions } from "./open-workspace.ts";
import { Output } from "./output.ts";
import { replaceFiles } from "./replace-files.ts";
import type { Steps } from "./steps.ts";
import { warn } from "./warn.ts";
import { whyLeft } from "./why-left.ts";
import type { GivenContent } from "./workspace-loader.ts";

/** What `zonetrio fix` can be told. */
export interface FixOptions extends StdinOptions {
	readonly config?: string;
	readonly readOutside?: boolean;
	readonly format: "text" | "json";
	/** Whether repairs are made that nobody would want unseen. */
	readonly all: boolean;
	/** The rules whose findings are repaired; all where none is named. */
	readonly rule?: readonly string[];
	/** Whether what would change is only shown. */
	readonly dryRun: boolean;
	/** The least severity of what remains that makes the command fail. */
	readonly failOn: Severity | "never";
}

/** `zonetrio fix`: makes repairs in files, and tells what is left to somebody. */
export async function fix(paths: readonly string[], options: FixOptions): Promise<ExitStatus> {
	demandRules(options.rule ?? []);
	const given = givenContent(options);
	const { service, isComplete } = await openWorkspace(paths, workspaceOptions(options), given);
	const many = meantFindings(options, given);
	const repaired = await inTurns((isTimeUp) => repairing(service, many, isTimeUp));
	const left = await inTurns(() => leftFindings(repaired, many));
	const groups = fileGroups(service, repaired);
	const output = new Output();
	const { done, failed } = given || options.dryRun ? { done: groups, failed: [] } : written(groups);
	const outcome: FixOutcome = { done, failed, left };
	if (options.dryRun) {
		for (const group of groups) for (const file of group.files) output.writeOctets(differenceOf(file));
		warn(`with --dry-run nothing is written: ${fixSummary(outcome)}`);
	} else if (given) {
		output.writeOctets(groups[0]?.files[0]?.after ?? given.octets);
		warn(fixSummary(outcome));
	} else if (options.format === "json") {
		writeFixJson(output, outcome);
	} else {
		writeFixText(output, outcome);
	}
	output.flush();
	for (const { problem } of failed) warn(problem);
	return exitStatus(outcome, isComplete, options.failOn);
}

/** Without the rules, which mean something else here. */
function workspaceOptions({ config, readOutside }: FixOptions): WorkspaceOptions {
	return { ...(config !== undefined && { config }), ...(readOutside !== undefined && { readOutside }) };
}

/** @throws CommandFailure for a name that no rule has. */
function demandRules(rules: readonly string[]): void {
	const unknown = rules.find((rule) => !KNOWN_RULES.has(rule));
	if (unknown !== undefined) throw new CommandFailure(EXIT_USAGE, `--rule: there is no rule "${unknown}"`);
}

/** Of what comes from standard input, only that file can be changed. */
function meantFindings({ all, rule }: FixOptions, given: GivenContent | undefined): ManyFindings {
	const rules = rule && new Set(rule);
	return {
		paths: (service) => (given ? [given.path] : service.files()),
		fixes: all ? "offered" : "safe",
		newFiles: true,
		...(rules && { includes: (finding) => rules.has(finding.rule) }),
		...(given && { within: given.path }),
	};
}

function* repairing(service: ZoneService, many: ManyFindings, isTimeUp: () => boolean): Steps<ManyRepaired> {
	let made = 0;
	const count = () => made++;
	const steps = harmlessRepairs(service, { ...many, onMade: count }, isTimeUp);
	for (let step = steps.next(); ; step = steps.next()) {
		if (!step.done) yield () => `Repairing, ${made} so far`;
		else if (step.value) return step.value;
		else throw new Error("the workspace changed while it was repaired, and nobody else has it");
	}
}

/** What remains of the findings that are meant, as they are after the repairs, and why. */
function* leftFindings({ after, left }: ManyRepaired, many: ManyFindings): Steps<LeftFinding[]> {
	const known = new Map(left.map((one) => [findingKey(one.finding), one]));
	const found: LeftFinding[] = [];
	for (const path of many.paths(after)) {
		for (const finding of after.findings(path)) {
			if (many.includes?.(finding, after) === false) continue;
			found.push({ finding, why: whyLeft(finding, many.fixes, known.get(findingKey(finding))) });
			yield () => `Looking at what remains, ${found.length} so far`;
		}
	}
	return found;
}

function written(groups: readonly FileGroup[]): Pick<FixOutcome, "done" | "failed"> {
	const done: FileGroup[] = [];
	const failed: { group: FileGroup; problem: string }[] = [];
	for (const group of groups) {
		const problem = replaceFiles(group.files);
		if (problem === undefined) done.push(group);
		else failed.push({ group, problem: withOthers(problem, group) });
	}
	return { done, failed };
}

function withOthers(problem: string, { files }: FileGroup): string {
	if (files.length === 1) return problem;
	return `${problem}; nothing is changed in ${files.map(({ path }) => shownPath(path)).join(", ")}, which belong together`;
}

function differenceOf({ path, before, after, edits }: ChangedFile): Uint8Array {
	return before ? lineDifference(shownPath(path), before, edits) : newFileDifference(shownPath(path), after);
}

function exitStatus({ failed, left }: FixOutcome, isComplete: boolean, failOn: FixOptions["failOn"]): ExitStatus {
	if (!isComplete || failed.length > 0) return EXIT_FAILURE;
	const isFailing = ({ finding: { severity } }: LeftFinding) => failOn !== "never" && isAtLeast(severity, failOn);
	return left.some(isFailing) ? EXIT_FINDINGS : EXIT_OK;
}
