import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { type Action, isShared } from "../fix.ts";
import { OWNER_PART } from "../place.ts";
import { RULES } from "../registry.ts";
import type { Rule, Violation } from "../rule.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { NO_WATCH } from "../views/watch.ts";
import { type Finding, type RelatedPlace, SEVERITIES } from "./finding.ts";
import type { FindingList } from "./finding-lists.ts";
import type { FindingTable, SubjectKind } from "./finding-table.ts";
import { groupingFindings } from "./grouping-findings.ts";
import { layoutFinding } from "./layout-finding.ts";
import { rowsByPlace, rowsOfViews } from "./rows-by-place.ts";
import { checkSubject } from "./subject-check.ts";
import { isSuppressed, type Suppressions, suppressionsOf } from "./suppression.ts";
import { syntaxFindings, syntaxFindingsAt } from "./syntax-findings.ts";
import { Anchor, holds, type ToldFinding } from "./told-finding.ts";
import { unusedIgnores } from "./unused-ignores.ts";

/** More findings than this in one file are counted, not shown. */
export const MAX_FINDINGS = 1000;

/**
 * Makes the findings of a file ready to be shown: in the order of their places, each once.
 *
 * @param depth `places` gives them without actions; `actions` asks the rule of a finding anew when its actions are
 * looked at, since what a repair does depends on more than its finding.
 * @param most more findings than this are counted, not shown.
 */
export function renderFile(
	context: RuleContext,
	table: FindingTable,
	lists: readonly FindingList[],
	path: string,
	depth: "places" | "actions",
	most = MAX_FINDINGS,
): Finding[] {
	const file = context.workspace.files.get(path);
	if (!file) return [];
	const merged: Finding[] = [];
	const single: number[] = [];
	for (const list of lists) {
		const summary = summaryOf(context, table, list, depth);
		if (summary) merged.push(...summary);
		else for (const row of table.rows(list.id)) single.push(row);
	}
	const rendering = new Rendering(context, table);
	const render = (row: number) => (depth === "actions" ? rendering.finding(row, path) : rendering.told(row, path));
	const suppressions = suppressionsOf(file);
	const isFew = single.length <= most;
	const chosen = isFew
		? { findings: single.flatMap((row) => render(row) ?? []), left: 0 }
		: chosenFindings(rowsByWeight(context, table, single, suppressions), render, suppressions, most);
	const syntax = syntaxFindings(context, file, most, suppressions.everywhere);
	const all = [
		...syntax.findings,
		...layoutFinding(context, file),
		...groupingFindings(context, file),
		...merged,
		...chosen.findings,
	];
	const isWhole = syntax.isWhole && all.length <= most && isFew;
	const summarised = new Set(merged.map(({ rule }) => rule));
	const idle = isWhole
		? unusedIgnores(context, file, suppressions, { findings: all, summarised, most })
		: { findings: [], left: 0 };
	const left = chosen.left + syntax.left + idle.left;
	const findings = [...all, ...idle.findings].filter((finding) => !isSuppressed(suppressions, finding));
	const unique = withoutRepetition(findings.sort(byPlaceAndEvidence));
	return unique.length > most || left > 0 ? cut(unique, left, path, most) : unique;
}

/** The findings about one subject that stand in a file, with their actions; also those that are shown as one with many others. */
export function renderSubject(
	context: RuleContext,
	table: FindingTable,
	rows: readonly number[],
	path: string,
): Finding[] {
	const file = context.workspace.files.get(path);
	if (!file || rows.length === 0) return [];
	const rendering = new Rendering(context, table);
	const suppressions = suppressionsOf(file);
	return rows
		.flatMap((row) => rendering.finding(row, path) ?? [])
		.filter((finding) => !isSuppressed(suppressions, finding));
}

/** What is wrong with the text of one line of a file, with its actions. */
export function renderLine(context: RuleContext, path: string, line: number): Finding[] {
	const file = context.workspace.files.get(path);
	return file ? ofText(file, syntaxFindingsAt(context, file, line)) : [];
}

/** What is wrong with the text of a file, no more than `MAX_FINDINGS`. */
export function renderText(context: RuleContext, path: string): Finding[] {
	const file = context.workspace.files.get(path);
	if (!file) return [];
	return ofText(file, syntaxFindings(context, file, MAX_FINDINGS, suppressionsOf(file).everywhere).findings);
}

function ofText(file: ZoneFile, findings: readonly Finding[]): Finding[] {
	const suppressions = suppressionsOf(file);
	return withoutRepetition(findings.filter((finding) => !isSuppressed(suppressions, finding)).sort(byPlaceAndEvidence));
}

/** Renders rows, asking each rule only once for all the findings it has about a subject. */
export class Rendering {
	readonly #context: RuleContext;
	readonly #table: FindingTable;
	#subject = "";
	#violations = new Map<Rule, Violation[]>();

	constructor(context: RuleContext, table: FindingTable) {
		this.#context = context;
		this.#table = table;
	}

	/** The finding with its actions, which its rule is asked for when somebody looks at them: few of a file's findings are repaired. */
	finding(row: number, path: string): Finding | undefined {
		const finding = this.told(row, path);
		if (!finding) return undefined;
		const ask = () => this.#violation(row)?.actions?.() ?? [];
		let actions: Finding["actions"] | undefined;
		return {
			...finding,
			get actions() {
				actions ??= ask();
				return actions;
			},
		};
	}

	/** The finding without actions, as it was told when its subject was judged. */
	told(row: number, path: string): Finding | undefined {
		let told = this.#table.told.get(row);
		if (!told || !holds(told, this.#context)) {
			const violation = this.#violation(row);
			if (!violation) return undefined;
			told = this.#tell(violation);
			this.#table.told.set(row, told);
		}
		return this.#show(row, told, path);
	}

	#violation(row: number): Violation | undefined {
		const table = this.#table;
		const rule = RULES[table.rule[row]!]!;
		return this.#violationsOf(table.kind[row]! as SubjectKind, table.key(row), rule)[table.ordinal[row]!];
	}

	#tell(violation: Violation): ToldFinding {
		const related = violation.related?.() ?? [];
		return {
			message: violation.message,
			at: new Anchor(this.#context, violation.at),
			related: related.map(({ at, message }) => ({ at: new Anchor(this.#context, at), message })),
			factsRevision: this.#context.facts.revision,
		};
	}

	#show(row: number, told: ToldFinding, path: string): Finding | undefined {
		const range = told.at.range(this.#context);
		if (!range) return undefined;
		const related: RelatedPlace[] = [];
		for (const { at, message } of told.related) {
			const place = at.range(this.#context);
			if (place) related.push({ path: at.path(this.#context), range: place, message });
		}
		const rule = RULES[this.#table.rule[row]!]!;
		const severity = SEVERITIES[this.#table.rank[row]!]!;
		return { rule: rule.id, severity, path, range, message: told.message, related, actions: [] };
	}

	#violationsOf(kind: SubjectKind, key: number, rule: Rule): readonly Violation[] {
		const subject = `${kind}:${key}`;
		if (this.#subject !== subject) {
			this.#subject = subject;
			this.#violations = new Map();
		}
		let violations = this.#violations.get(rule);
		if (!violations) {
			violations = [];
			this.#violations.set(rule, violations);
			const found = violations;
			// Showing a finding must not change what its subject depends on.
			checkSubject({ ...this.#context, watch: NO_WATCH }, kind, key, (check) =>
				check(rule, (violation) => found.push(violation)),
			);
		}
		return violations;
	}
}

/** Where a rule has more findings in a zone than a reader wants to see, one at the SOA stands for all; undefined where it does not. */
function summaryOf(
	context: RuleContext,
	table: FindingTable,
	list: FindingList,
	depth: "places" | "actions",
): Finding[] | undefined {
	const { many } = list;
	const count = table.count(list.id);
	if (!many?.rule.many || count <= many.rule.many.above) return undefined;
	const { reader, lookup, tables, settings } = context.workspace;
	const { rule, zone } = many;
	const soa = lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const isHere = soa >= 0 && reader.blockOf(soa).slice.file.path === list.path;
	const first = () => table.record[mostSevere(context, table, [...table.rows(list.id)], 1)[0]!]! as RecordId;
	const record = isHere ? soa : first();
	const range = new Anchor(context, { record, part: OWNER_PART }).range(context);
	const severity = severityIn(settings, rule.id, rule.severity);
	if (!range || severity === "off") return [];
	const message = many.rule.many.message(count, tables.names.text(zone.origin));
	let actions: Finding["actions"] | undefined = depth === "actions" ? undefined : [];
	const summary: Finding = {
		rule: rule.id,
		severity,
		path: list.path,
		range,
		message,
		related: [],
		get actions() {
			actions ??= sharedActions(context, table, list);
			return actions;
		},
	};
	return [summary];
}

/** What the findings for which one stands have in common, each repair once; so many are asked that a menu is full. */
function sharedActions(context: RuleContext, table: FindingTable, { id, path }: FindingList): Action[] {
	const shared = new Map<string, Action>();
	const rendering = new Rendering(context, table);
	for (const row of mostSevere(context, table, [...table.rows(id)], MOST_ASKED)) {
		for (const action of rendering.finding(row, path)?.actions ?? []) {
			if (isShared(action) && !shared.has(action.title)) shared.set(action.title, action);
		}
	}
	return [...shared.values()];
}

const MOST_ASKED = 50;

/** Of more findings than can be shown those that matter most, and how many are left; those of several views that come out the same count as one. */
interface Chosen {
	readonly findings: readonly Finding[];
	readonly left: number;
}

/** Views that are asked what they show of one place; where more read a file, what only others would show is missed. */
const MOST_VIEWS = 8;

/** Renders rows in the order of their weight until so many findings are there that the file does not ignore. */
function chosenFindings(
	groups: Iterable<readonly number[]>,
	render: (row: number) => Finding | undefined,
	suppressions: Suppressions,
	most: number,
): Chosen {
	const findings = new Map<string, Finding>();
	let rendered = 0;
	let left = 0;
	for (const group of groups) {
		if (findings.size >= most || rendered >= most * MOST_VIEWS) {
			left++;
			continue;
		}
		for (const row of group.slice(0, MOST_VIEWS)) {
			rendered++;
			const finding = render(row);
			if (!finding || isSuppressed(suppressions, finding)) continue;
			const { start } = finding.range;
			const key = `${start.line}:${start.character}:${finding.rule}:${finding.message}`;
			const known = findings.get(key);
			if (!known || byPlaceAndEvidence(finding, known) < 0) findings.set(key, finding);
		}
	}
	return { findings: [...findings.values()], left };
}

/** The rows of findings that a file does not ignore as a whole, those of several views together, from those that matter most on. */
function rowsByWeight(
	context: RuleContext,
	table: FindingTable,
	rows: readonly number[],
	{ everywhere }: Suppressions,
): Iterable<readonly number[]> {
	const heard = rows.filter((row) => !everywhere.has(RULES[table.rule[row]!]!.id));
	return rowsOfViews(context, table, mostSevere(context, table, heard, heard.length));
}

/** The rows that matter most, and of those the first in the text, without rendering any. */
function mostSevere(context: RuleContext, table: FindingTable, rows: readonly number[], most: number): number[] {
	return rowsByPlace(context, table, rows)
		.sort((one, other) => table.rank[one]! - table.rank[other]!)
		.slice(0, most);
}

function byPlace(one: Finding, other: Finding): number {
	return (
		one.range.start.line - other.range.start.line ||
		one.range.start.character - other.range.start.character ||
		compared(one.rule, other.rule) ||
		compared(one.message, other.message)
	);
}

/** Of findings that come out the same, the one that weighs, shows and repairs most is first, whenever each of them was found. */
function byPlaceAndEvidence(one: Finding, other: Finding): number {
	return (
		byPlace(one, other) ||
		rankOf(one) - rankOf(other) ||
		compared(other.related.length, one.related.length) ||
		compared(evidence(one), evidence(other))
	);
}

function rankOf({ severity }: Finding): number {
	return SEVERITIES.indexOf(severity);
}

function evidence({ related, actions }: Finding): string {
	const places = related.map(({ path, range, message }) => [path, range.start.line, range.start.character, message]);
	return JSON.stringify([places, actions.map(({ title }) => title)]);
}

function compared<Value extends number | string>(one: Value, other: Value): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/** A file in two views, and a `$GENERATE`, give the same finding many times; it is shown once. */
function withoutRepetition(findings: readonly Finding[]): Finding[] {
	const unique: Finding[] = [];
	let last: Finding | undefined;
	for (const finding of findings) {
		if (last && byPlace(last, finding) === 0) continue;
		unique.push(finding);
		last = finding;
	}
	return unique;
}

function cut(findings: readonly Finding[], more: number, path: string, most: number): Finding[] {
	const shown = [...findings]
		.sort((one, other) => rankOf(one) - rankOf(other) || byPlace(one, other))
		.slice(0, most)
		.sort(byPlace);
	const left = more + findings.length - shown.length;
	const start = { line: 0, character: 0 };
	const message = `${left} more findings of this file are not shown; repair or ignore some of the others first`;
	return [
		{
			rule: "too-many-findings",
			severity: "information",
			path,
			range: { start, end: start },
			message,
			related: [],
			actions: [],
		},
		...shown,
	];
}
