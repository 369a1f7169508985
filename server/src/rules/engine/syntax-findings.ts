import type { Problem, Severity } from "../../syntax/problem.ts";
import { SYNTAX_SEVERITIES } from "../../syntax/syntax-rules.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { Block } from "../../zone/block.ts";
import { lineEndProblems } from "../../zone/line-end-problems.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Fix } from "../fix.ts";
import { deleteOutsider } from "../fixes/delete-outsider.ts";
import { deleteUnread } from "../fixes/delete-unread.ts";
import { lowerTtl } from "../fixes/lower-ttl.ts";
import { repairText } from "../fixes/repair-text.ts";
import { resolveConflict } from "../fixes/resolve-conflict.ts";
import { isCatalog } from "../judgements/catalog-zone.ts";
import { asGlue } from "../judgements/outside-glue.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { fileFindings } from "./file-findings.ts";
import { type Finding, SEVERITIES } from "./finding.ts";
import { TEXT_SUBJECT, type TextSubject } from "./finding-table.ts";
import { isMadeByProgram } from "./style.ts";

/** Problems of a file as findings. */
export interface SyntaxFindings {
	readonly findings: readonly Finding[];
	/** How many more there are that nothing silences. */
	readonly left: number;
	/** Whether these are all, silenced ones too. */
	readonly isWhole: boolean;
}

/**
 * What is wrong with the text of a file, as it was found while it was read in its zones.
 *
 * @param most no more are made, those that matter most and then the first: a file may have a million.
 * @param silenced rules of which nothing is shown, so that none of theirs takes the place of another.
 */
export function syntaxFindings(
	context: RuleContext,
	file: ZoneFile,
	most: number,
	silenced: ReadonlySet<string>,
): SyntaxFindings {
	const found: Told[] = [];
	for (const { block, problem } of problemsOf(context, file)) {
		const severity = severityOf(context, problem);
		if (severity !== "off") found.push({ block, problem, severity });
	}
	const findings = fileFindings(context, file);
	const isWhole = found.length <= most;
	const shown = isWhole ? found : mostSevere(withoutCopies(found.filter(({ problem }) => !silenced.has(problem.rule))));
	for (const { block, problem, severity } of shown.slice(0, most)) {
		findings.push(findingOf(context, block, problem, severity));
	}
	return { findings, left: Math.max(0, shown.length - most), isWhole };
}

/** From the most serious on; those of a severity stay in their order. */
function mostSevere(found: readonly Told[]): Told[] {
	return SEVERITIES.flatMap((severity) => found.filter((one) => one.severity === severity));
}

/** A file that is read in several zones has most of its problems in each of them. */
function withoutCopies(found: readonly Told[]): readonly Told[] {
	if (found.every(({ block }) => block.slice === found[0]!.block.slice)) return found;
	const known = new Set<string>();
	return found.filter(({ block, problem: { rule, start, end, message } }) => {
		const key = `${block.index}:${start}:${end}:${rule}:${message}`;
		if (known.has(key)) return false;
		known.add(key);
		return true;
	});
}

/** The lines of a file at whose text something is wrong, as subjects: from the last to the first, so that a repair of one moves none that is to come. */
export function textSubjects(context: RuleContext, file: ZoneFile, rule?: string): TextSubject[] {
	const lines = new Set<number>();
	for (const { block, problem } of problemsOf(context, file)) {
		if (rule !== undefined && problem.rule !== rule) continue;
		if (severityOf(context, problem) !== "off") lines.add(lineOf(block, problem));
	}
	return [...lines].sort((one, other) => other - one).map((key) => ({ kind: TEXT_SUBJECT, key }));
}

/** Whether a rule has a finding in the text of a file. */
export function hasSyntaxFinding(context: RuleContext, file: ZoneFile, rule: string): boolean {
	for (const { problem } of problemsOf(context, file)) {
		if (problem.rule === rule && severityOf(context, problem) !== "off") return true;
	}
	return false;
}

/** What is wrong with the text of one line of a file. */
export function syntaxFindingsAt(context: RuleContext, file: ZoneFile, line: number): Finding[] {
	const { index } = file.text.locate({ line, character: 0 });
	const findings: Finding[] = [];
	for (const { block, problem } of problemsOf(context, file, index)) {
		const severity = severityOf(context, problem);
		if (severity === "off" || lineOf(block, problem) !== line) continue;
		findings.push(findingOf(context, block, problem, severity));
	}
	return findings;
}

interface BlockProblem {
	readonly block: Block;
	readonly problem: Problem;
}

/** A problem that is to be shown. */
interface Told extends BlockProblem {
	readonly severity: Severity;
}

/** The problems of a file, or of one chunk of it, in every zone that reads it; of what a program writes none about its style. */
function* problemsOf(context: RuleContext, file: ZoneFile, index?: number): IterableIterator<BlockProblem> {
	for (const { blocks, faulty, zone } of file.slices) {
		let isMade: boolean | undefined;
		const isIdle = ({ rule, ownSeverity }: Problem) => {
			// Nobody asks for the records of a catalog.
			if (rule === "ttl-zero") return isCatalog(context.workspace, zone);
			if ((ownSeverity ?? SYNTAX_SEVERITIES.get(rule)) !== "hint") return false;
			if (context.workspace.settings.rules[rule] !== undefined) return false;
			isMade ??= isMadeByProgram(context, zone, file);
			return isMade;
		};
		for (const found of lineEndProblems(file, zone)) {
			const block = blocks[found.index];
			const isThere = block && (index === undefined || found.index === index);
			if (isThere && !isIdle(found.problem)) yield { block, problem: found.problem };
		}
		const looked = index === undefined ? faulty : blocks.slice(index, index + 1).filter((one) => faulty.has(one));
		for (const block of [...looked].sort((one, other) => one.index - other.index)) {
			for (const problem of block.problems) {
				if (!isIdle(problem)) yield { block, problem: asGlue(context, block, problem) };
			}
			if (block.include?.problem) yield { block, problem: block.include.problem };
		}
	}
}

function severityOf({ workspace }: RuleContext, { rule, ownSeverity }: Problem): Severity | "off" {
	return severityIn(workspace.settings, rule, ownSeverity ?? SYNTAX_SEVERITIES.get(rule)!);
}

function lineOf({ slice, index }: Block, { start }: Problem): number {
	return slice.file.text.position(index, start).line;
}

function findingOf(context: RuleContext, block: Block, problem: Problem, severity: Severity): Finding {
	const { path, text } = block.slice.file;
	const { rule, start, end, message, repairs = [] } = problem;
	let actions: Finding["actions"] | undefined;
	return {
		rule,
		severity,
		path,
		range: { start: text.position(block.index, start), end: text.position(block.index, end) },
		message,
		related: [],
		// Few are looked at, and a file may have thousands.
		get actions() {
			actions ??= [
				...repairs.map((repair) => repairText(context, block, repair)),
				...deletion(context, block, problem),
				...(rule === "merge-conflict" ? resolveConflict(context, block, start) : []),
				...lowering(context, block, problem),
			];
			return actions;
		},
	};
}

/** What servers leave out anyway may go. */
function deletion(context: RuleContext, block: Block, { rule, repairs = [], start }: Problem): readonly Fix[] {
	if (rule === "meta-type") return [deleteUnread(context, block, start, "Delete the record, which no zone can have")];
	if (rule !== "out-of-zone-record" && rule !== "out-of-zone-glue-like") return [];
	return [deleteOutsider(context, block, start, { preferred: repairs.length === 0 })];
}

/** A TTL that stands at a record. */
function lowering(context: RuleContext, block: Block, { rule, repairs = [], start }: Problem): readonly Fix[] {
	return rule === "ttl-exceeds-max-zone-ttl" && repairs.length === 0 ? lowerTtl(context, block, start) : [];
}
