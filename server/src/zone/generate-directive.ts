import { recordTypeByCode } from "../records/record-types.ts";
import { Entry, readHead } from "../syntax/entry.ts";
import { fillTemplate, MAX_GENERATED, rangeSize, readRange, readTemplate } from "../syntax/generate.ts";
import { scanEntry } from "../syntax/scanner.ts";
import type { SyntaxRule } from "../syntax/syntax-rules.ts";
import { Tape } from "../syntax/tape.ts";
import { NO_NAME } from "../tables/name-table.ts";
import { GENERATED } from "../tables/record-table.ts";
import { PAREN_CLOSE, PAREN_OPEN, SEMICOLON } from "../text/char.ts";
import { commentEndAt } from "../text/line-end.ts";
import type { BlockReader } from "./block-reader.ts";
import { areBare } from "./directive-arguments.ts";
import { entryProblem } from "./entry-problem.ts";
import { noteGenerate, quoteData, shorterRange } from "./generate-notes.ts";
import { BEHIND_GENERATE } from "./scan-state.ts";
import { replaceToken, tokenText } from "./token-text.ts";
import { noteExcessiveTtl } from "./ttl-notes.ts";

/** What is wrong with the type of a `$GENERATE` has rules of its own. */
const GENERATE_RULES: ReadonlyMap<SyntaxRule, SyntaxRule> = new Map([
	["meta-type", "generate-meta-type"],
	["unknown-type", "generate-unknown-type"],
]);

const valueTape = new Tape();
const ownerOctets = new Uint8Array(2048);
const rdataOctets = new Uint8Array(131_072);

/** After so many values others may work. */
const STEP = 1024;

/** Reads a `$GENERATE`, and enters the records that it makes, in steps. */
export function* readGenerate(reader: BlockReader): Generator<void, void> {
	const { tape, entry } = reader;
	reader.setBehind(BEHIND_GENERATE);
	if (tape.count < 5) {
		reader.problemAt(tape.count, "missing-rdata", "$GENERATE needs a range, an owner, a type and data");
		return;
	}
	if (!areBare(reader, 1, 3)) return;
	const range = readRange(tokenText(tape, 1));
	if (!range) {
		const message = `"${tokenText(tape, 1)}" is no range: write 1-254 or 0-254/2, from the smaller to the larger`;
		reader.problemAt(1, "generate-bad-range", message);
		return;
	}
	if (range.rest !== "") {
		const message = `servers read only "${tokenText(tape, 1).slice(0, -range.rest.length)}" of this range: delete "${range.rest}"`;
		reader.problemAt(1, "generate-bad-range", message, { ownSeverity: "warning" });
	}
	// Between the steps others may read a `$GENERATE`.
	const head = new Entry();
	readHead(tape, head, 3);
	const type = recordTypeByCode(head.typeCode);
	const problem = entryProblem(tape, head, type);
	if (problem) {
		const { token, rule, message } = problem;
		reader.problemAt(token, GENERATE_RULES.get(rule) ?? rule, message);
		return;
	}
	if (tape.count <= head.rdata) {
		reader.problemAt(tape.count, "missing-rdata", "$GENERATE needs the data of its records behind the type");
		return;
	}
	if (tape.count > head.rdata + 1) {
		const message = "the data of a $GENERATE must be one field: put quotes around it if it has blanks";
		reader.problemAt(head.rdata + 1, "generate-unquoted-rdata", message, { repairs: quoteData(tape, head.rdata) });
		return;
	}
	const owners = readTemplate(tape.octets, tape.starts[2]!, tape.ends[2]!);
	const template = readTemplate(tape.octets, tape.starts[head.rdata]!, tape.ends[head.rdata]!);
	if (!owners || !template) {
		const message = "the braces behind $ must be {offset,width,base} without blanks, where base is one of d o x X n N";
		reader.problemAt(owners ? head.rdata : 2, "generate-bad-modifier", message);
		return;
	}
	if (isInGroup(tape, reader.entryStart, head.rdata)) {
		const message =
			"the data of a $GENERATE cannot stand in parentheses: close them before it, or write it without any";
		reader.problemAt(head.rdata, "unbalanced-parenthesis", message);
		return;
	}
	if (head.ttl > reader.zone.limits.ttl) {
		const repairs = [replaceToken(tape, head.ttlToken, String(reader.zone.limits.ttl))];
		noteExcessiveTtl(reader, head.ttlToken, head.ttl, "the TTL", repairs);
	}
	const isToldLost = noteGenerate(reader, { head, type, range, owners, data: template });
	entry.ttl = head.ttl;
	entry.ttlToken = head.ttlToken;
	entry.typeToken = head.typeToken;
	const size = reader.takeGenerated(Math.min(rangeSize(range), MAX_GENERATED));
	if (size < rangeSize(range)) {
		const message = `only the first ${size} of ${rangeSize(range)} records are looked at`;
		reader.problemAt(1, "generate-large", message);
	}
	let outside = 0;
	// Most values are as long as the one before, and a view of octets costs as much as the record.
	let data = rdataOctets.subarray(0, 0);
	for (let index = 0; index < size; index++) {
		if (index % STEP === STEP - 1) yield;
		const value = range.start + index * range.step;
		const ownerLength = fillTemplate(owners, value, ownerOctets);
		const dataLength = fillTemplate(template, value, rdataOctets);
		if (ownerLength < 0 || dataLength < 0) {
			const message = `what this makes for ${value} is a number that is too large, or too long for a record`;
			reader.problemAt(ownerLength < 0 ? 2 : head.rdata, "generate-bad-value", message, {
				repairs: shorterRange(tape, range, index),
			});
			return;
		}
		const owner = reader.generatedOwner(ownerOctets, ownerLength);
		if (owner === NO_NAME) return;
		if (!reader.tables.names.isWithin(owner, reader.zone.origin)) {
			if (outside++ === 0 && !isToldLost) reader.isInZone(owner, 2);
			continue;
		}
		if (data.length !== dataLength) data = rdataOctets.subarray(0, dataLength);
		scanEntry(data, 0, valueTape, undefined);
		if (!reader.record(valueTape, type, head.typeCode, 0, owner, GENERATED)) return;
	}
}

/** Whether a token of the entry at `start` stands between parentheses. */
function isInGroup({ octets, starts, ends }: Tape, start: number, token: number): boolean {
	let depth = 0;
	for (let next = 0; next <= token; next++) {
		for (let at = next === 0 ? start : ends[next - 1]!; at < starts[next]!; at++) {
			if (octets[at] === SEMICOLON) at = commentEndAt(octets, at);
			else if (octets[at] === PAREN_OPEN) depth++;
			else if (octets[at] === PAREN_CLOSE) depth--;
		}
	}
	return depth > 0;
}
