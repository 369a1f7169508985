import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typeName } from "../../server/src/records/type-code.ts";
import { type Edit, isNewFile, type TextEdit } from "../../server/src/rules/fix.ts";
import { headOfRun } from "../../server/src/rules/fixes/owner-run.ts";
import { SYNTAX_SEVERITIES } from "../../server/src/syntax/syntax-rules.ts";
import type { NameId } from "../../server/src/tables/name-table.ts";
import type { RecordId } from "../../server/src/tables/record-table.ts";
import { answerTo, expectRepaired, snapshot } from "../support/judged-service.ts";
import { JudgedExample } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";
import { type Files, type PartialSettings, ROOT, textOf } from "../support/memory-workspace.ts";
import { replaced } from "../support/replaced-text.ts";
import { smallZones } from "../support/small-zones.ts";

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
			const before = records(judged);
			judged.apply(edits);
			const inverses = expectOnlyEdited(judged, files, edits);
			expectRecordsKept(before, records(judged), files, edits);
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

/** Expects that no record is gone but the SOA and those whose lines the edits touch. An edit of a directive may change all. */
function expectRecordsKept(
	before: readonly WrittenRecord[],
	after: readonly WrittenRecord[],
	files: Files,
	edits: readonly Edit[],
): void {
	const places = edits.flatMap((edit) => (isNewFile(edit) ? [] : [edit]));
	const isTouched = ({ path, first, last, head }: WrittenRecord) =>
		places.some((edit) => {
			// Who gets another owner takes along those that have it from there.
			const isOwner = edit.start.line === head && edit.start.character === 0 && edit.text !== "";
			return edit.path === path && (isOwner || (edit.start.line <= last && edit.end.line >= first));
		});
	if (places.some(({ path, start }) => /^(?:\$|;\s*zonetrio:)/.test(lineOf(files, path, start.line)))) return;
	const kept = new Set(after.map(({ line }) => line));
	const lost = before.filter((record) => !kept.has(record.line) && !isTouched(record));
	expect(lost.map(({ line }) => line)).toEqual([]);
}

function lineOf(files: Files, path: string, line: number): string {
	return files[path.slice(ROOT.length + 1)]!.split(/\r\n|\n|\r/)[line] ?? "";
}

/** A record as text, with the lines from which it comes, and the one at which its owner is written. */
interface WrittenRecord {
	readonly line: string;
	readonly path: string;
	readonly first: number;
	readonly last: number;
	readonly head: number;
}

/** The records of all zones but their SOAs. */
function records({ workspace }: JudgedExample): WrittenRecord[] {
	const { names, records: table } = workspace.tables;
	return [...workspace.openZones()].flatMap(({ spec, slice }) =>
		[...workspace.blocks(slice)].flatMap((block) =>
			([...block.records] as RecordId[]).flatMap((record) => {
				const type = typeName(table.type[record]!);
				const text = workspace.recordText(record)!;
				if (type === "SOA") return [];
				const { text: chunks, path } = block.slice.file;
				const head = headOfRun(workspace, record);
				const headBlock = workspace.reader.blockOf(head);
				const data = workspace.rdataText(record, text.wire);
				return {
					line: [spec.key, names.text(table.owner[record]! as NameId), table.ttl[record], type, data].join(" "),
					path,
					first: chunks.position(block.index, text.entry.start).line,
					last: chunks.position(block.index, text.entry.end).line,
					head: chunks.position(headBlock.index, table.offset[head]!).line,
				};
			}),
		),
	);
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
