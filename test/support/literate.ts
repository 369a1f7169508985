import { expect } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import type { Fix } from "../../server/src/rules/fix.ts";
import { VERIFIED_RULES } from "../../server/src/rules/registry.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import { expectRepaired, JudgedService, snapshot } from "./judged-service.ts";
import type { Example } from "./literate-page.ts";
import { fullSettings, ROOT } from "./memory-workspace.ts";
import { verifyZones } from "./verify-zones.ts";

/** The day on which the fixes of all pages are made. */
export const TODAY = { year: 2026, month: 11, day: 24 };

/** An example, read and judged. */
export class JudgedExample extends JudgedService {
	constructor({
		files,
		settings,
		unreadable = {},
		published = {},
	}: Pick<Example, "files" | "settings"> & Partial<Pick<Example, "unreadable" | "published">>) {
		super(new ZoneService([ROOT], { today: () => TODAY }));
		const paths = [...Object.keys(files), ...Object.keys(unreadable)].map((name) => `${ROOT}/${name}`);
		this.service.setPaths(paths);
		this.service.setSettings(fullSettings(settings));
		for (const [name, text] of Object.entries(files)) this.give(`${ROOT}/${name}`, text);
		for (const [name, reason] of Object.entries(unreadable)) this.service.setUnreadable(`${ROOT}/${name}`, reason);
		for (const [name, text] of Object.entries(published)) {
			this.service.published.set(`${ROOT}/${name}`, toOctets(text));
		}
		this.settle();
	}

	/** The texts of all files as they are now, those of server configurations and of policies among them. */
	texts(): Record<string, string> {
		const paths = [...this.service.files(), ...this.workspace.mtaStsPolicies.keys()];
		return Object.fromEntries(paths.map((path) => [path.slice(ROOT.length + 1), this.text(path)]));
	}
}

/** The fix to take of a finding: the one whose title begins so, else the preferred one, else the first. */
export function fixOf(finding: Finding, title?: string): Fix | undefined {
	const fixes = finding.actions.filter((action) => "edits" in action);
	if (title !== undefined) return fixes.find((fix) => fix.title.startsWith(title));
	return fixes.find((fix) => fix.preferred) ?? fixes[0];
}

/** Expects of a `Wrong` example what it says: the marked findings of the rule, no others, and what its fix does. */
export async function expectWrong(rule: string, example: Example): Promise<void> {
	const judged = new JudgedExample(example);
	await verifyFor(rule, judged);
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
	await verifyFor(rule, judged);
	const changed = Object.entries(judged.texts()).filter(([name, text]) => text !== example.files[name]);
	expect(Object.fromEntries(changed)).toEqual(example.fixed);
	expectRepaired(chosen.finding, before, judged);
}

/** Expects that the rule finds nothing. */
export async function expectRight(rule: string, example: Example): Promise<void> {
	expect(example.marks, "an example of what is right marks nothing").toEqual([]);
	const judged = new JudgedExample(example);
	await verifyFor(rule, judged);
	const found = judged.findings(rule);
	expect(found.map((finding) => shown(finding, example))).toEqual([]);
}

/** Verifies the zones, where the rule tells of what that shows. */
async function verifyFor(rule: string, { service }: JudgedExample): Promise<void> {
	if (VERIFIED_RULES.has(rule)) await verifyZones(service);
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
