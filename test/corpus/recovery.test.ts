import { describe, expect, test } from "vitest";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import { scanEntry } from "../../server/src/syntax/scanner.ts";
import { isSyntaxError } from "../../server/src/syntax/syntax-rules.ts";
import { Tape } from "../../server/src/syntax/tape.ts";
import { lineOffset } from "../../server/src/text/line-end.ts";
import { toText } from "../../server/src/text/utf8.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { without } from "../support/without.ts";
import { withCorpus } from "./corpus.ts";
import { entryLines } from "./entry-lines.ts";
import { judgeRow } from "./judged-row.ts";
import { type VerdictRow, verdictRows } from "./verdict-rows.ts";

/** A byte order mark costs nothing, and of a `$GENERATE` what it makes before the wrong number is kept. */
const KEPT: ReadonlySet<string> = new Set(["file-has-bom", "generate-bad-value"]);

/** So many mistakes of a file are tried. */
const TRIED = 5;
/** Findings that one mistake may cause, itself among them. */
const MOST_FINDINGS = 3;

withCorpus((corpus) => {
	describe("a line that cannot be read costs itself and nothing else", () => {
		test("in every zone of the corpus", () => {
			const failures: string[] = [];
			let tried = 0;
			for (const row of verdictRows(corpus, [])) {
				const { service, main } = judgeRow(row);
				for (const line of brokenLines(service, main)) {
					tried++;
					const why = compare(row, service, main, line);
					if (why) failures.push(`${row.kind} ${row.id} ${main}:${line} ${why}`);
				}
			}
			console.log(`${tried} lines that cannot be read`);
			expect(failures).toEqual([]);
		});
	});
});

/** The lines of the main file, from 1, at which entries begin that cannot be read. */
function brokenLines({ workspace }: ZoneService, main: string): number[] {
	const file = workspace.files.get(main)!;
	const octets = file.text.octets();
	const lines = new Set<number>();
	for (const block of file.slices[0]?.blocks ?? []) {
		for (const { start, rule } of block.problems.filter(isSyntaxError)) {
			if (KEPT.has(rule)) continue;
			lines.add(entryLines(octets, file.text.position(block.index, start).line + 1).first);
		}
	}
	return [...lines].slice(0, TRIED);
}

/** What differs from the zone without the line; undefined if nothing does. */
function compare(row: VerdictRow, broken: ZoneService, main: string, line: number): string | undefined {
	const octets = broken.textOf(main)!.octets();
	const { last } = entryLines(octets, line);
	const start = lineOffset(octets, line - 1);
	const end = lineOffset(octets, last);
	const before = recordsOf(broken, main);
	const whole = judged(row, octets, start, end, "");
	const caused = without(findingsOf(broken), findingsOf(whole));
	if (caused.length > MOST_FINDINGS) return `causes ${caused.length} findings: ${caused.join(" | ")}`;
	if (before === recordsOf(whole, main)) return undefined;
	// What stands below a broken record without an owner belongs to the owner of that record.
	const owner = ownerOf(octets, start);
	const standIn = `${owner} TYPE65280 \\# 0`;
	const withOwner = recordsOf(judged(row, octets, start, end, standIn), main).replaceAll(/^.*\tTYPE65280\t.*\n/gm, "");
	return owner !== "" && before === withOwner ? undefined : "changes other records";
}

/** The zone with other text in the place of an entry, whose lines stay. */
function judged(row: VerdictRow, octets: Uint8Array, start: number, end: number, text: string): ZoneService {
	const entry = Buffer.from(octets.subarray(start, end)).toString("latin1");
	const filler = text + entry.replaceAll(/[^\r\n]/g, "");
	const changed = Buffer.concat([octets.subarray(0, start), Buffer.from(filler, "latin1"), octets.subarray(end)]);
	return judgeRow({ ...row, read: (path) => (path === row.main ? changed : row.read(path)) }).service;
}

function ownerOf(octets: Uint8Array, start: number): string {
	const tape = new Tape();
	scanEntry(octets, start, tape, undefined);
	return tape.leadingBlank || tape.count === 0 ? "" : toText(octets, tape.starts[0]!, tape.ends[0]!);
}

function recordsOf({ workspace }: ZoneService, main: string): string {
	const zone = [...workspace.openZones()].find(({ spec }) => spec.path === main);
	let text = "";
	if (zone) dumpZone(workspace, zone, (line) => (text += `${line}\n`));
	return text;
}

/** Errors and warnings, without their places. */
function findingsOf(service: ZoneService): string[] {
	return service
		.files()
		.flatMap((path) => service.findings(path))
		.filter(({ severity }) => severity === "error" || severity === "warning")
		.map(({ rule, message }) => `${rule}: ${message}`);
}
