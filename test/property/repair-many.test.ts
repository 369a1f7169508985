import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ignoreActions } from "../../server/src/features/ignore-finding.ts";
import { type ManyFindings, type ManyRepaired, repairMany } from "../../server/src/features/repair-many.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import { isNewFile, isRefusal } from "../../server/src/rules/fix.ts";
import { JudgedExample } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";
import { type Files, type PartialSettings, ROOT, textOf } from "../support/memory-workspace.ts";
import { smallZones } from "../support/small-zones.ts";

function repaired({ service }: JudgedExample, many: ManyFindings): ManyRepaired {
	const work = repairMany(service, many, () => false);
	for (;;) {
		const { done, value } = work.next();
		if (done && value) return value;
		if (done) throw new Error("nothing else changes the workspace");
	}
}

function grave(findings: readonly Finding[]): string[] {
	return findings
		.filter(({ severity }) => severity === "error" || severity === "warning")
		.map(({ rule, path, message }) => `${rule} ${path} ${message}`);
}

/** Serials by file, as they are written. */
function serials(files: Files): Record<string, string | undefined> {
	return Object.fromEntries(
		Object.entries(files).map(([name, text]) => [name, /\bSOA\s+\S+\s+\S+\s+\(?\s*(\d+)/i.exec(text)?.[1]]),
	);
}

/** Makes repairs all over a workspace and expects that none is left, and that no more is wrong than before. */
function makeAll(files: Files, settings: PartialSettings, fixes: ManyFindings["fixes"], rule?: string): number {
	const judged = new JudgedExample({ files, settings });
	const before = judged.findings();
	const paths = () => judged.service.files();
	const { edits, made, left } = repaired(judged, { paths, fixes, newFiles: true, ...(rule !== undefined && { rule }) });
	judged.apply(edits);
	const stays = new Set(left.map(({ finding }) => finding.message));
	const isOpen = ({ actions, rule: one, message }: Finding) =>
		(rule === undefined || rule === one) &&
		!stays.has(message) &&
		actions.some((action) => "edits" in action && action.preferred && (action.safe || fixes === "offered"));
	expect(judged.findings().filter(isOpen)).toEqual([]);
	expect(grave(judged.findings()).length).toBeLessThanOrEqual(grave(before).length);
	const again = repaired(judged, { paths, fixes, newFiles: true, ...(rule !== undefined && { rule }) });
	expect(again.made.map(({ title }) => title)).toEqual([]);
	const changed = edits.filter((edit) => !isNewFile(edit)).map(({ path }) => path);
	const now = Object.fromEntries(Object.keys(files).map((name) => [name, changedText(judged, name, files)]));
	for (const [name, serial] of Object.entries(serials(files))) {
		const after = serials(now)[name];
		// A zone that had no SOA may get one.
		const isOnce =
			serial === undefined || after === serial || after === String(Number(serial) + 1) || after === "2026112400";
		expect(isOnce, `${name}: ${serial} became ${after}, ${changed.length} edits`).toBe(true);
	}
	return made.length;
}

function changedText({ workspace }: JudgedExample, name: string, files: Files): string {
	return workspace.files.has(`${ROOT}/${name}`) ? textOf(workspace, name) : files[name]!;
}

describe("many repairs in one go", () => {
	test("leave none to be made, and raise each serial once, in generated zones of many styles", () => {
		let made = 0;
		fc.assert(
			fc.property(smallZones, fc.constantFrom("safe", "offered"), (files, fixes) => {
				made += makeAll(files, {}, fixes);
			}),
			{ seed: 20261124, numRuns: 80 },
		);
		expect(made).toBeGreaterThan(50);
	});

	const examples = literatePages().flatMap(({ rule, examples }) => examples.map((example) => ({ rule, ...example })));

	test.each(examples)("leave none to be made in the example $rule: $title", ({ rule, files, settings }) => {
		makeAll(files, settings, "safe");
		makeAll(files, settings, "offered", rule);
	});

	test.each(examples)("a finding that is ignored is gone: $rule: $title", ({ rule: own, files, settings }) => {
		const first = new JudgedExample({ files, settings });
		for (const [index, { rule, message, path, range }] of first.findings().entries()) {
			if (rule !== own) continue;
			for (const at of [0, 1]) {
				const judged = new JudgedExample({ files, settings });
				const finding = judged.findings()[index]!;
				const before = grave(judged.findings());
				const action = ignoreActions(judged.service, finding)[at];
				if (!action || !("edits" in action)) continue;
				const edits = action.edits("it is right here");
				if (isRefusal(edits)) throw new Error(edits.refusal);
				judged.apply(edits);
				const found = judged.findings();
				const same = found.filter((one) => one.rule === rule && one.message === message && one.path === path);
				// The same may be said of another line.
				const allowed = first.findings().filter((one) => one.rule === rule && one.message === message).length - 1;
				expect(same.length, `${rule} ${range.start.line}`).toBeLessThanOrEqual(at === 0 ? allowed : 0);
				expect(grave(found).filter((one) => !before.includes(one))).toEqual([]);
			}
		}
	});
});
