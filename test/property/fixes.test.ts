import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edit, isNewFile, type TextEdit } from "../../server/src/rules/fix.ts";
import { SYNTAX_SEVERITIES } from "../../server/src/syntax/syntax-rules.ts";
import { answerTo, expectRepaired, snapshot } from "../support/judged-service.ts";
import { JudgedExample } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";
import { type Files, type PartialSettings, ROOT, textOf } from "../support/memory-workspace.ts";
import { replaced } from "../support/replaced-text.ts";
import { smallZones } from "../support/small-zones.ts";
import { linesOf, lostRecords, writtenRecords } from "../support/written-records.ts";

/** Why a fix may be refused in a workspace of plain zones: it would break what is right, or the answer would be wrong. */
const RIGHTLY_REFUSED =
	/so its PTR is right|has a PTR to \S+ already|so mail would bounce|is not the full name of a host/;

/** Tries every fix of every finding of a workspace, or of those of one rule, each on its own. */
function tryFixes(
	files: Files,
	settings: PartialSettings,
	mayRefuse: (reason: string) => boolean,
	of?: string,
): number {
	const first = new JudgedExample({ files, settings });
	let tried = 0;
	for (const [index, finding] of first.findings().entries()) {
		if (of !== undefined && finding.rule !== of) continue;
		for (const [at, action] of finding.actions.entries()) {
			if (!("edits" in action)) continue;
			// Of several ways to read a text that is wrong, one that is seldom meant leads on to another mistake.
			if (of !== undefined && SYNTAX_SEVERITIES.has(of) && (at > 0 || !action.preferred)) continue;
			const judged = new JudgedExample({ files, settings });
			const fix = judged.findings()[index]!.actions[at]!;
			if (!("edits" in fix)) throw new Error("the same workspace has other fixes");
			const edits = fix.edits(answerTo(fix));
			if ("refusal" in edits) {
				if (!mayRefuse(edits.refusal)) throw new Error(`"${fix.title}" is refused: ${edits.refusal}`);
				continue;
			}
			const before = writtenRecords(judged.workspace);
			judged.apply(edits);
			const inverses = expectOnlyEdited(judged, files, edits);
			const lineOf = (path: string, line: number) => linesOf(files[path.slice(ROOT.length + 1)]!)[line] ?? "";
			expect(lostRecords(before, writtenRecords(judged.workspace), edits, lineOf)).toEqual([]);
			expectRepaired(finding, snapshot(first), judged);
			judged.apply(inverses);
			expectTexts(judged, files);
			tried++;
		}
	}
	return tried;
}

/** Expects that the edits, and nothing else, changed the texts; what undoes them. */
function expectOnlyEdited(judged: JudgedExample, files: Files, edits: readonly Edit[]): TextEdit[] {
	const changed = Object.entries(files).map(([name, text]) => ({ name, ...replaced(text, `${ROOT}/${name}`, edits) }));
	expectTexts(judged, Object.fromEntries(changed.map(({ name, text }) => [name, text])));
	const inverses = changed.flatMap(({ inverse }) => inverse);
	expect(inverses).toHaveLength(edits.filter((edit) => !isNewFile(edit)).length);
	return inverses;
}

function expectTexts({ workspace }: JudgedExample, files: Files): void {
	for (const [name, text] of Object.entries(files)) expect(textOf(workspace, name)).toBe(text);
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
	}, 120_000);

	const examples = literatePages().flatMap(({ rule, examples }) => examples.map((example) => ({ rule, ...example })));

	test.each(examples)("in the example $rule: $title", ({ rule, files, settings }) => {
		tryFixes(files, settings, () => true, rule);
	});
});
