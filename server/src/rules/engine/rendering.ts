import type { RecordId } from "../../tables/record-table.ts";
import { octetOffset } from "../../text/utf8.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordText, Span } from "../../workspace/record-text.ts";
import type { Block } from "../../zone/block.ts";
import { ENTRY_PART, OWNER_PART, type Place, RDATA_PART, TTL_PART } from "../place.ts";
import { RULES } from "../registry.ts";
import type { Rule, Violation } from "../rule.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { NO_WATCH } from "../views/watch.ts";
import type { Finding, Range, RelatedPlace } from "./finding.ts";
import type { FindingList } from "./finding-lists.ts";
import type { FindingTable, SubjectKind } from "./finding-table.ts";
import { checkSubject } from "./subject-check.ts";
import { isSuppressed, suppressionsOf } from "./suppression.ts";
import { syntaxFindings } from "./syntax-findings.ts";

/** More findings than this in one file are counted, not shown. */
export const MAX_FINDINGS = 1000;

/** Makes the findings of a file ready to be shown: in the order of their places, each once. */
export function renderFile(
	context: RuleContext,
	table: FindingTable,
	lists: readonly FindingList[],
	path: string,
): Finding[] {
	const file = context.workspace.files.get(path);
	if (!file) return [];
	const merged: Finding[] = [];
	const single: number[] = [];
	for (const list of lists) {
		const summary = summaryOf(context, table, list);
		if (summary) merged.push(...summary);
		else for (const row of table.rows(list.id)) single.push(row);
	}
	const shown = single.length > MAX_FINDINGS ? firstInText(context, table, single) : single;
	const rendering = new Rendering(context, table);
	const suppressions = suppressionsOf(file);
	const findings = [
		...syntaxFindings(context, file),
		...merged,
		...shown.flatMap((row) => rendering.finding(row, path) ?? []),
	].filter((finding) => !isSuppressed(suppressions, finding));
	const unique = withoutRepetition(findings.sort(byPlace));
	return unique.length > MAX_FINDINGS || shown.length < single.length
		? cut(unique, single.length - shown.length, path)
		: unique;
}

/** Renders rows, asking each rule only once for all the findings it has about a subject. */
class Rendering {
	readonly #context: RuleContext;
	readonly #table: FindingTable;
	#subject = "";
	#violations = new Map<Rule, Violation[]>();

	constructor(context: RuleContext, table: FindingTable) {
		this.#context = context;
		this.#table = table;
	}

	finding(row: number, path: string): Finding | undefined {
		const table = this.#table;
		const rule = RULES[table.rule[row]!]!;
		const violation = this.#violationsOf(table.kind[row]! as SubjectKind, table.key(row), rule)[table.ordinal[row]!];
		const severity = this.#context.workspace.settings.rules[rule.id] ?? violation?.severity ?? rule.severity;
		const range = violation && rangeOf(this.#context, violation.at);
		if (!violation || !range || severity === "off") return undefined;
		return {
			rule: rule.id,
			severity,
			path,
			range,
			message: violation.message,
			related: this.#related(violation),
			actions: violation.actions?.() ?? [],
		};
	}

	#related(violation: Violation): RelatedPlace[] {
		return (violation.related?.() ?? []).flatMap(({ at, message }) => {
			const range = rangeOf(this.#context, at);
			const path = range && this.#context.workspace.reader.blockOf(at.record).slice.file.path;
			return range && path !== undefined ? [{ path, range, message }] : [];
		});
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
function summaryOf(context: RuleContext, table: FindingTable, list: FindingList): Finding[] | undefined {
	const { many } = list;
	const count = table.count(list.id);
	if (!many?.rule.many || count <= many.rule.many.above) return undefined;
	const { reader, lookup, tables, settings } = context.workspace;
	const { rule, zone } = many;
	const soa = lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const isHere = soa >= 0 && reader.blockOf(soa).slice.file.path === list.path;
	const record = isHere ? soa : (table.record[firstInText(context, table, [...table.rows(list.id)])[0]!]! as RecordId);
	const range = rangeOf(context, { record, part: OWNER_PART });
	const severity = settings.rules[rule.id] ?? rule.severity;
	if (!range || severity === "off") return [];
	const message = many.rule.many.message(count, tables.names.text(zone.origin));
	return [{ rule: rule.id, severity, path: list.path, range, message, related: [], actions: [] }];
}

/** The rows that come first in the text, without rendering any. */
function firstInText(context: RuleContext, table: FindingTable, rows: readonly number[]): number[] {
	const { records } = context.workspace.tables;
	const { reader } = context.workspace;
	const place = (row: number) => {
		const record = table.record[row]!;
		return reader.blockOf(record as RecordId).index * 0x1_0000_0000 + records.offset[record]!;
	};
	return rows
		.map((row) => ({ row, at: place(row) }))
		.sort((one, other) => one.at - other.at)
		.slice(0, MAX_FINDINGS)
		.map(({ row }) => row);
}

/** The stretch of a file that a place means; undefined where the text is not at hand. */
export function rangeOf(context: RuleContext, place: Place): Range | undefined {
	const { workspace } = context;
	const text = workspace.recordText(place.record);
	if (!text) return undefined;
	const span = place.text ? spanInStrings(text, place.text) : spanOf(text, place.part);
	return rangeOfSpan(text.block, span);
}

/** A span of a chunk as a range of its file. */
export function rangeOfSpan(block: Block, span: Span): Range {
	const { text } = block.slice.file;
	return { start: text.position(block.index, span.start), end: text.position(block.index, span.end) };
}

function spanOf(text: RecordText, part: number): Span {
	if (part === OWNER_PART) return text.owner ?? text.type;
	if (part === TTL_PART) return text.ttl ?? text.type;
	if (part === ENTRY_PART) return text.entry;
	const first = text.fields[0];
	const last = text.fields.at(-1);
	if (part === RDATA_PART && first && last) return { start: first.start, end: last.end };
	return text.fields[part] ?? text.type;
}

/** Where units `start`..`end` of the strings put together stand in the text; escapes count as one. */
function spanInStrings(text: RecordText, wanted: { readonly start: number; readonly end: number }): Span {
	const { octets } = text.block.slice.file.text.chunks[text.block.index]!;
	let before = 0;
	for (const field of text.fields) {
		const quoted = octets[field.start] === 0x22 ? 1 : 0;
		const inside = { start: field.start + quoted, end: field.end - quoted };
		const length = inside.end - inside.start;
		if (wanted.start < before + length) {
			const start = octetOffset(octets, inside.start, inside.end, wanted.start - before);
			const end = octetOffset(octets, inside.start, inside.end, wanted.end - before);
			return { start, end: Math.max(start, end) };
		}
		before += length;
	}
	return spanOf(text, 0);
}

function byPlace(one: Finding, other: Finding): number {
	return (
		one.range.start.line - other.range.start.line ||
		one.range.start.character - other.range.start.character ||
		(one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0) ||
		(one.message < other.message ? -1 : one.message > other.message ? 1 : 0)
	);
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

function cut(findings: readonly Finding[], more: number, path: string): Finding[] {
	const shown = findings.slice(0, MAX_FINDINGS);
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
