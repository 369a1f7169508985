import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { JudgedExample } from "../support/literate.ts";
import type { Example } from "../support/literate-page.ts";
import { literatePages } from "../support/literate-pages.ts";
import { ROOT, textOf } from "../support/memory-workspace.ts";

/** So many lines of a file are tried; `npm run fuzz` makes many more edits of the same files. */
const MAX_LINES = 4;

/** Taking a line out of a file, and putting it back, must lead to the findings that the files have from the start. */
test.each(literatePages())("what is found after an edit is what is found from the start: $rule", ({ examples }) => {
	for (const example of examples) {
		const edited = new JudgedExample(example);
		const before = findings(edited);
		for (const name of zoneFiles(example)) {
			const lines = withoutBom(example.files[name]!).split("\n").slice(0, -1);
			for (const [line, text] of some([...lines.entries()])) {
				const start = { line, character: 0 };
				const end = { line: line + 1, character: 0 };
				const where = `${example.title}, ${name}: ${text}`;
				edit(edited, name, { start, end, text: "" });
				expect(findings(edited), `without ${where}`).toEqual(findings(fromTheStart(edited, example)));
				edit(edited, name, { start, end: start, text: `${text}\n` });
				expect(findings(edited), `again with ${where}`).toEqual(before);
			}
		}
	}
});

/** At most MAX_LINES of the lines, those for which chance has it, which is the same in each run. */
function some<Line>(lines: readonly Line[]): readonly Line[] {
	if (lines.length <= MAX_LINES) return lines;
	return fc.sample(fc.shuffledSubarray([...lines], { minLength: MAX_LINES, maxLength: MAX_LINES }), {
		seed: 20261130,
		numRuns: 1,
	})[0]!;
}

function edit(judged: JudgedExample, name: string, change: TextChange): void {
	judged.workspace.edit(`${ROOT}/${name}`, [change]);
	judged.settle();
}

function fromTheStart(edited: JudgedExample, { files, settings, published }: Example): JudgedExample {
	const zones = zoneFiles({ files }).map((name) => {
		const text = textOf(edited.workspace, name);
		return [name, files[name]!.startsWith(BOM) ? BOM + text : text];
	});
	return new JudgedExample({ files: { ...files, ...Object.fromEntries(zones) }, settings, published });
}

/** A byte order mark, which stands in the file but never in the text that an editor shows and edits. */
const BOM = "\ufeff";

function withoutBom(text: string): string {
	return text.startsWith(BOM) ? text.slice(1) : text;
}

function zoneFiles({ files }: Pick<Example, "files">): string[] {
	return Object.keys(files).filter((name) => !/\.(?:conf|txt)$/.test(name));
}

function findings(judged: JudgedExample): string[] {
	return judged
		.findings()
		.map(
			({ path, range, severity, rule, message }) => `${path} ${JSON.stringify(range)} ${severity} ${rule} ${message}`,
		);
}
