import { afterAll, expect, test } from "vitest";
import { comparableRdata } from "../../server/src/records/comparable-rdata.ts";
import { typeName } from "../../server/src/records/type-code.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import { type Fix, isFix, isRefusal } from "../../server/src/rules/fix.ts";
import { SYNTAX_SEVERITIES } from "../../server/src/syntax/syntax-rules.ts";
import type { NameId } from "../../server/src/tables/name-table.ts";
import { GENERATED, type RecordId } from "../../server/src/tables/record-table.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { answerTo } from "../support/judged-service.ts";
import { JudgedExample } from "../support/literate.ts";
import type { Example } from "../support/literate-page.ts";
import { literatePages } from "../support/literate-pages.ts";
import { type Files, ROOT } from "../support/memory-workspace.ts";

/** A record that stands in a file by itself. */
interface Written {
	/** What servers compare: zone, owner, type and data. */
	readonly said: string;
	/** A line that says it wherever it stands. */
	readonly line: string;
	readonly file: string;
	/** The lines of its entry, from 0. */
	readonly first: number;
	readonly last: number;
}

/** The records that are written one by one. */
function recordsOf(workspace: Workspace): Written[] {
	const { names, records: table } = workspace.tables;
	return [...workspace.openZones()].flatMap(({ spec, slice }) =>
		[...workspace.blocks(slice)].flatMap((block) => {
			const { text: chunks, path } = block.slice.file;
			const written = ([...block.records] as RecordId[]).filter((record) => (table.flags[record]! & GENERATED) === 0);
			return written.map((record) => {
				const code = table.type[record]!;
				const { entry, wire } = workspace.recordText(record)!;
				const owner = names.text(table.owner[record]! as NameId);
				const data = workspace.rdataText(record, wire);
				const comparable = comparableRdata(code, wire, 0, wire.length, data);
				return {
					said: `${spec.key} ${owner} ${typeName(code)} ${comparable}`,
					line: `${owner} ${table.ttl[record]} IN ${typeName(code)} ${data}`,
					file: path.slice(ROOT.length + 1),
					first: chunks.position(block.index, entry.start).line,
					last: chunks.position(block.index, entry.end).line,
				};
			});
		}),
	);
}

/** What the zones say after the fix that is like another; undefined where it is refused, or not offered, since more is wrong. */
function after(judged: JudgedExample, like: Finding, fix: Fix): string[] | undefined {
	const found = judged.findings(like.rule).filter(({ message }) => message === like.message);
	const fixes = found.flatMap(({ actions }) => actions.filter(isFix)).filter(({ title }) => title === fix.title);
	if (fixes.length === 0) return undefined;
	const edits = fixes[0]!.edits(answerTo(fixes[0]!));
	if (isRefusal(edits)) return undefined;
	judged.apply(edits);
	made++;
	return [...new Set(recordsOf(judged.workspace).map(({ said }) => said))].sort();
}

let made = 0;
afterAll(() => expect(made).toBeGreaterThan(1000));

/** The files with a record written twice: once more behind itself, and once more at the end of its file. */
function doubled(files: Files, { file, first, last, line }: Written): Files[] {
	const text = files[file]!;
	const lines = text.split("\n");
	const copy = lines.slice(first, last + 1);
	return [
		{ ...files, [file]: lines.toSpliced(last + 1, 0, ...copy).join("\n") },
		{ ...files, [file]: `${text}${text.endsWith("\n") ? "" : "\n"}${line}\n` },
	];
}

/** Of two SOA or SPF records none is judged. */
const COUNTED = / SOA |"v=spf1 /;

/** These speak of one of two copies. */
const OF_ONE: ReadonlySet<string> = new Set(["duplicate-record", "soa-multiple", ...SYNTAX_SEVERITIES.keys()]);

const examples = literatePages()
	.filter(({ rule }) => !OF_ONE.has(rule))
	.flatMap(({ rule, examples }) =>
		examples
			.filter(({ kind }) => kind === "wrong")
			.map((example): Example & { rule: string } => ({ rule, ...example })),
	);

test.each(examples)(
	"a fix does the same to a record that is written twice, in the example $rule: $title",
	({ rule, files, settings, unreadable, published }) => {
		const load = (texts: Files) => new JudgedExample({ files: texts, settings, unreadable, published });
		const before = recordsOf(load(files).workspace);
		for (const finding of load(files).findings(rule)) {
			for (const fix of finding.actions.filter(isFix)) {
				const now = after(load(files), finding, fix);
				if (!now) continue;
				const changed = before.filter(({ said, line }) => !now.includes(said) && !COUNTED.test(line));
				for (const record of changed) {
					for (const copies of doubled(files, record)) {
						expect(after(load(copies), finding, fix) ?? now, `${fix.title}, with ${record.said} twice`).toEqual(now);
					}
				}
			}
		}
	},
);
