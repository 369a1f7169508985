import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TextEdit } from "../../server/src/rules/fix.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { expectRepaired, JudgedExample, snapshot } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";
import { applyEdits, type Files, type PartialSettings, ROOT, textOf } from "../support/memory-workspace.ts";
import { smallZones } from "../support/small-zones.ts";

/** Why a fix may be refused in a workspace of plain zones: it would break what is right. */
const RIGHTLY_REFUSED = /so its PTR is right/;

/** Tries every fix of every finding of a workspace, each on its own. */
function tryFixes(files: Files, settings: PartialSettings, mayRefuse: (reason: string) => boolean): number {
	const first = new JudgedExample({ files, settings });
	let tried = 0;
	for (const [index, finding] of first.findings().entries()) {
		for (const [at, action] of finding.actions.entries()) {
			if (!("edits" in action)) continue;
			const judged = new JudgedExample({ files, settings });
			const before = judged.findings();
			const fix = before[index]!.actions[at]!;
			if (!("edits" in fix)) throw new Error("the same workspace has other fixes");
			const edits = fix.edits();
			if ("refusal" in edits) {
				if (!mayRefuse(edits.refusal)) throw new Error(`"${fix.title}" is refused: ${edits.refusal}`);
				continue;
			}
			expectOnlyEdited(judged, files, edits);
			expectRecordsKept(judged, files, settings);
			judged.engine.settle();
			expectRepaired(before[index]!, snapshot(first), judged);
			tried++;
		}
	}
	return tried;
}

/** Makes the edits and expects that they, and nothing else, changed the texts, and that they can be undone. */
function expectOnlyEdited(judged: JudgedExample, files: Files, edits: readonly TextEdit[]): void {
	const { workspace } = judged;
	const inverses: TextEdit[] = [];
	for (const name of Object.keys(files)) {
		const path = `${ROOT}/${name}`;
		const { text, inverse } = replaced(files[name]!, path, edits);
		inverses.push(...inverse);
		if (inverse.length === 0) continue;
		const other = new JudgedExample({ files, settings: {} }).workspace;
		applyEdits(other, edits);
		expect(textOf(other, name)).toBe(text);
		applyEdits(other, inverse);
		expect(textOf(other, name)).toBe(files[name]);
	}
	expect(inverses).toHaveLength(edits.length);
	applyEdits(workspace, edits);
}

/** A text with the edits of its file made by plain cutting, and the edits that undo that. */
function replaced(text: string, path: string, edits: readonly TextEdit[]): { text: string; inverse: TextEdit[] } {
	const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
	const offset = ({ line, character }: TextChange["start"]) => starts[line]! + character;
	let result = "";
	let from = 0;
	const inverse: TextEdit[] = [];
	for (const edit of edits) {
		if (edit.path !== path) continue;
		expect(offset(edit.start), "edits are in order and do not overlap").toBeGreaterThanOrEqual(from);
		result += text.slice(from, offset(edit.start));
		const start = positionIn(result, result.length);
		result += edit.text;
		inverse.push({
			path,
			start,
			end: positionIn(result, result.length),
			text: text.slice(offset(edit.start), offset(edit.end)),
		});
		from = offset(edit.end);
	}
	return { text: result + text.slice(from), inverse };
}

function positionIn(text: string, end: number): TextChange["start"] {
	const lines = text.slice(0, end).split(/\r\n|\n|\r/);
	return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** Expects that besides the SOA at most one record of each zone came or went. */
function expectRecordsKept(judged: JudgedExample, files: Files, settings: PartialSettings): void {
	judged.engine.settle();
	const before = records(new JudgedExample({ files, settings }));
	const after = records(judged);
	const gone = [...before].filter((line) => !after.has(line));
	const come = [...after].filter((line) => !before.has(line));
	expect(gone.length, gone.join("\n")).toBeLessThanOrEqual(1);
	expect(come.length, come.join("\n")).toBeLessThanOrEqual(1);
}

function records({ workspace }: JudgedExample): Set<string> {
	const lines = new Set<string>();
	for (const open of workspace.openZones()) {
		dumpZone(workspace, open, (line) => {
			if (!line.includes("\tSOA\t")) lines.add(`${open.spec.key} ${line}`);
		});
	}
	return lines;
}

describe("a fix removes its finding, adds none, and changes nothing else", () => {
	test("in generated zones of many styles", () => {
		let tried = 0;
		fc.assert(
			fc.property(smallZones, (files) => {
				tried += tryFixes(files, {}, (reason) => RIGHTLY_REFUSED.test(reason));
			}),
			{ seed: 20261124, numRuns: 120 },
		);
		expect(tried).toBeGreaterThan(100);
	});

	const examples = literatePages().flatMap(({ rule, examples }) => examples.map((example) => ({ rule, ...example })));

	test.each(examples)("in the example $rule: $title", ({ files, settings }) => {
		tryFixes(files, settings, () => true);
	});
});
