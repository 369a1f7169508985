import { expect } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Engine } from "../../server/src/rules/engine/engine.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import type { Edit, Fix, Question } from "../../server/src/rules/fix.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import type { Example } from "./literate-page.ts";
import { applyEdits, fullSettings, isConfiguration, ROOT, textOf } from "./memory-workspace.ts";

/** The day on which the fixes of all pages are made. */
export const TODAY = { year: 2026, month: 11, day: 24 };

/** What a user answers whom a fix of an example asks. */
const ANSWERS: Readonly<Record<Question["kind"], string>> = {
	ipv4: "203.0.113.77",
	ipv6: "2001:db8:77::77",
	address: "203.0.113.77",
	host: "answer.example.com.",
	text: "because",
};

/** What the user answers to the question of a fix, if it has one. */
export function answerTo({ question }: Fix): string | undefined {
	return question && ANSWERS[question.kind];
}

/** An example, read and judged. */
export class JudgedExample {
	readonly service: ZoneService;

	constructor({ files, settings }: Pick<Example, "files" | "settings">) {
		this.service = new ZoneService([ROOT], { today: () => TODAY });
		const paths = Object.keys(files).map((name) => `${ROOT}/${name}`);
		this.service.setPaths(paths);
		this.service.setSettings(fullSettings(settings));
		for (const [name, text] of Object.entries(files)) this.#give(`${ROOT}/${name}`, text);
		this.service.settle();
	}

	get workspace(): Workspace {
		return this.service.workspace;
	}

	get engine(): Engine {
		return this.service.engine;
	}

	/** The findings of all files, or those of one rule. */
	findings(rule?: string): Finding[] {
		const all = [...this.workspace.files.keys()].flatMap((path) => this.engine.findingsOf(path));
		return rule === undefined ? all : all.filter((finding) => finding.rule === rule);
	}

	/** Makes a fix, which must not be refused; what it asks is answered. */
	make(fix: Fix): void {
		const edits = fix.edits(answerTo(fix));
		if ("refusal" in edits) throw new Error(`"${fix.title}" is refused: ${edits.refusal}`);
		this.apply(edits);
	}

	/** Makes edits and judges again. */
	apply(edits: readonly Edit[]): void {
		applyEdits(this, edits);
		this.service.settle();
	}

	edit(path: string, changes: readonly TextChange[]): void {
		this.service.edit(path, changes);
	}

	create(path: string, content: string): void {
		this.service.setPaths([...this.workspace.catalogue.paths, path]);
		this.#give(path, content);
	}

	#give(path: string, text: string): void {
		this.service.setFile(path, toOctets(text), { open: true, named: !isConfiguration(path) });
	}
}

/** The fix to take of a finding: the one whose title begins so, else the preferred one, else the first. */
export function fixOf(finding: Finding, title?: string): Fix | undefined {
	const fixes = finding.actions.filter((action) => "edits" in action);
	if (title !== undefined) return fixes.find((fix) => fix.title.startsWith(title));
	return fixes.find((fix) => fix.preferred) ?? fixes[0];
}

/** Expects of a `Wrong` example what it says: the marked findings of the rule, no others, and what its fix does. */
export function expectWrong(rule: string, example: Example): void {
	const judged = new JudgedExample(example);
	const found = judged.findings(rule);
	expect(example.marks.length, "an example of what is wrong marks something").toBeGreaterThan(0);
	expect(found.map((finding) => shown(finding, example))).toEqual(marked(example));
	if (!example.fixed) return;
	const chosen = found.flatMap((finding) => {
		const fix = fixOf(finding, example.fixTitle);
		return fix ? [{ finding, fix }] : [];
	})[0];
	if (!chosen) throw new Error(`no finding has the fix ${example.fixTitle ?? ""} that the page shows`);
	const before = snapshot(judged);
	judged.make(chosen.fix);
	const changed = Object.keys(example.files).filter(
		(name) => judged.workspace.files.has(`${ROOT}/${name}`) && textOf(judged.workspace, name) !== example.files[name],
	);
	expect(Object.fromEntries(changed.map((name) => [name, textOf(judged.workspace, name)]))).toEqual(example.fixed);
	expectRepaired(chosen.finding, before, judged);
}

/** What was found before a fix, to be compared with what is found after it. */
export interface Snapshot {
	/** All findings, without their positions. */
	readonly all: readonly string[];
	/** Warnings and errors, without their positions, which a fix may move. */
	readonly grave: readonly string[];
	/** The lines that anything was found in. */
	readonly lines: ReadonlySet<string>;
}

export function snapshot(judged: JudgedExample): Snapshot {
	const findings = judged.findings();
	return {
		all: findings.map(identity),
		grave: findings.filter(isGrave).map(identity),
		lines: new Set(findings.map((finding) => lineOf(judged, finding))),
	};
}

/**
 * Expects that a finding is gone, and that no warning or error came. One in a line in which something
 * was found before is not new: once one of two wrong PTRs is right, the other is told from it. Nor is
 * one that only moved, for another of the same rule is gone: an address has several records to stand at.
 */
export function expectRepaired(finding: Finding, before: Snapshot, after: JudgedExample): void {
	const found = after.findings();
	const same = (one: string) => one === identity(finding);
	// Two hosts may have the same fault.
	const left = found.map(identity).filter(same).length;
	expect(left, "the finding is gone").toBeLessThan(before.all.filter(same).length);
	const now = found.filter(isGrave);
	const gone = without(before.grave, [...now.map(identity), identity(finding)]);
	const come = now.filter((one) => !before.grave.includes(identity(one)) && !before.lines.has(lineOf(after, one)));
	const moved = gone.map(ruleOf);
	expect(without(come.map(identity).map(ruleOf), moved), come.map(identity).join("\n")).toEqual([]);
}

/** The members of a list that are not in another, each of which takes one away. */
function without(list: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return list.filter((one) => {
		const index = left.indexOf(one);
		if (index >= 0) left.splice(index, 1);
		return index < 0;
	});
}

/** The rule in an identity. */
function ruleOf(identity: string): string {
	return identity.slice(0, identity.indexOf(":"));
}

function isGrave({ severity }: Finding): boolean {
	return severity === "error" || severity === "warning";
}

function lineOf({ workspace }: JudgedExample, { path, range }: Finding): string {
	const text = textOf(workspace, path.slice(ROOT.length + 1));
	return `${path}: ${text.split(/\r\n|\n|\r/)[range.start.line]}`;
}

/** Expects that the rule finds nothing. */
export function expectRight(rule: string, example: Example): void {
	expect(example.marks, "an example of what is right marks nothing").toEqual([]);
	const found = new JudgedExample(example).findings(rule);
	expect(found.map((finding) => shown(finding, example))).toEqual([]);
}

function identity({ rule, path, message }: Finding): string {
	return `${rule}: ${path} ${message}`;
}

/** A finding as a mark would show it; the message cut short where that of the mark at its place is. */
function shown({ path, range, severity, message }: Finding, { files, marks }: Example): string {
	const file = path.slice(ROOT.length + 1);
	const { line, character: start } = range.start;
	const lineLength = files[file]!.split(/\r?\n/)[line]!.length;
	const end = range.end.line === line ? range.end.character : lineLength;
	const mark = marks.find((one) => {
		const beginning = one.message.endsWith("…") ? one.message.slice(0, -1) : undefined;
		return one.file === file && one.line === line && beginning !== undefined && message.startsWith(beginning);
	});
	return oneLine({ file, line, start, end, severity, message: mark?.message ?? message });
}

function marked({ files, marks }: Example): string[] {
	const names = Object.keys(files);
	const inOrder = [...marks].sort(
		(one, other) =>
			names.indexOf(one.file) - names.indexOf(other.file) || one.line - other.line || one.start - other.start,
	);
	return inOrder.map(oneLine);
}

function oneLine({ file, line, start, end, severity, message }: Example["marks"][number]): string {
	return `${file}:${line + 1}:${start + 1}-${end} ${severity}: ${message}`;
}
