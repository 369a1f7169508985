import { readTtl } from "../records/duration.ts";
import { readCalendarTime } from "../records/fields/time.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import { recordTypeByCode } from "../records/record-types.ts";
import { Entry, readHead } from "../syntax/entry.ts";
import { fillTemplate, MAX_GENERATED, rangeSize, readRange, readTemplate } from "../syntax/generate.ts";
import { scanEntry } from "../syntax/scanner.ts";
import { Tape } from "../syntax/tape.ts";
import { NO_NAME } from "../tables/name-table.ts";
import { GENERATED } from "../tables/record-table.ts";
import { PAREN_CLOSE, PAREN_OPEN, SEMICOLON } from "../text/char.ts";
import { commentEndAt } from "../text/line-end.ts";
import type { BlockReader } from "./block-reader.ts";
import { entryProblem } from "./entry-problem.ts";
import { tokenText } from "./token-text.ts";

/** Reads the directive that the reader's tape holds: `$ORIGIN`, `$TTL`, `$INCLUDE` (RFC 1035, 2308), BIND's `$GENERATE` and `$DATE`. */
export function readDirective(reader: BlockReader): void {
	const { tape } = reader;
	const word = tokenText(tape, 0).toUpperCase();
	const read = DIRECTIVES.get(word);
	if (read) {
		const { length } = reader.problems;
		read(reader);
		if (reader.isCutOff && word !== "$INCLUDE" && reader.problems.length === length) reportCutOff(reader, word);
		return;
	}
	reader.problemAt(
		0,
		"unknown-directive",
		`${tokenText(tape, 0)} is no directive: there are $ORIGIN, $TTL, $INCLUDE and $GENERATE; a name that starts with $ is written \\$`,
	);
}

/** BIND wants a line end behind every directive but `$INCLUDE`, and calls the end of the file "extra input text". */
function reportCutOff(reader: BlockReader, word: string): void {
	const message = `the file ends in the line of this ${word}, which BIND refuses there: add a line end`;
	reader.problemAt(0, "syntax-error", message);
}

const DIRECTIVES: ReadonlyMap<string, (reader: BlockReader) => void> = new Map([
	["$ORIGIN", readOrigin],
	["$TTL", readDefaultTtl],
	["$INCLUDE", readInclude],
	["$GENERATE", readGenerate],
	["$DATE", readDate],
]);

function readOrigin(reader: BlockReader): void {
	if (!hasArguments(reader, 1, 1, "$ORIGIN needs one name") || !areBare(reader, 1, 2)) return;
	const origin = reader.name(1, "the origin");
	if (origin !== NO_NAME) reader.setOrigin(origin);
}

function readDefaultTtl(reader: BlockReader): void {
	if (!hasArguments(reader, 1, 1, "$TTL needs one duration, such as 3600 or 1h") || !areBare(reader, 1, 2)) return;
	const { octets, starts, ends } = reader.tape;
	const ttl = readTtl(octets, starts[1]!, ends[1]!);
	if (ttl < 0) {
		const message = `"${tokenText(reader.tape, 1)}" is no duration: write seconds, or 1h30m`;
		reader.problemAt(1, "ttl-syntax", message);
		return;
	}
	if (ttl > 0x7fffffff) {
		const message = `TTL ${ttl} is larger than 2147483647, so servers take it as 0`;
		reader.problemAt(1, "ttl-too-large", message);
	}
	reader.setDefaultTtl(ttl > 0x7fffffff ? 0 : ttl);
}

/** `$DATE` ages TTLs in dumps of secondaries, and says nothing of what is in the zone. */
function readDate(reader: BlockReader): void {
	const message = "$DATE needs one time, written YYYYMMDDHHmmSS";
	if (!hasArguments(reader, 1, 1, message) || !areBare(reader, 1, 2)) return;
	const { octets, starts, ends } = reader.tape;
	if (ends[1]! - starts[1]! === 14 && !Number.isNaN(readCalendarTime(octets, starts[1]!))) return;
	reader.problemAt(1, "bad-rdata", `${message}, not "${tokenText(reader.tape, 1)}"`);
}

function readInclude(reader: BlockReader): void {
	if (!hasArguments(reader, 1, 2, "$INCLUDE needs a path, and may have an origin")) return;
	const { tape } = reader;
	let origin = reader.origin;
	if (tape.count === 3) {
		if (!areBare(reader, 2, 3)) return;
		const given = reader.name(2, "the origin");
		if (given === NO_NAME) return;
		origin = given;
	}
	reader.include = { written: tokenText(tape, 1), origin, start: tape.starts[1]!, end: tape.ends[1]! };
}

const valueTape = new Tape();
const head = new Entry();
const ownerOctets = new Uint8Array(2048);
const rdataOctets = new Uint8Array(131_072);

function readGenerate(reader: BlockReader): void {
	const { tape, entry } = reader;
	reader.afterGenerate = true;
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
	readHead(tape, head, 3);
	const type = recordTypeByCode(head.typeCode);
	const problem = entryProblem(tape, head, type);
	if (problem) {
		reader.problemAt(problem.token, problem.rule, problem.message);
		return;
	}
	if (tape.count !== head.rdata + 1) {
		const missing = tape.count <= head.rdata;
		const message = missing
			? "$GENERATE needs the data of its records behind the type"
			: "the data of a $GENERATE must be one field: put quotes around it if it has blanks";
		reader.problemAt(head.rdata + 1, missing ? "missing-rdata" : "extra-rdata", message);
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
		const value = range.start + index * range.step;
		const ownerLength = fillTemplate(owners, value, ownerOctets);
		const dataLength = fillTemplate(template, value, rdataOctets);
		if (ownerLength < 0 || dataLength < 0) {
			const message = `what this makes for ${value} is a number that is too large, or too long for a record`;
			reader.problemAt(ownerLength < 0 ? 2 : head.rdata, "generate-bad-value", message);
			return;
		}
		const owner = reader.generatedOwner(ownerOctets, ownerLength);
		if (owner === NO_NAME) return;
		if (!reader.tables.names.isWithin(owner, reader.zone.origin)) {
			if (outside++ === 0) reader.isInZone(owner, 2);
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

/** Whether tokens stand without quotes, which BIND takes only around the file of an `$INCLUDE` and the data of a `$GENERATE`; reports it if not. */
function areBare(reader: BlockReader, first: number, end: number): boolean {
	for (let token = first; token < end; token++) {
		if ((reader.tape.flags[token]! & QUOTED) === 0) continue;
		const message = `"${tokenText(reader.tape, token)}" must be written without quotes`;
		reader.problemAt(token, "bad-rdata", message);
		return false;
	}
	return true;
}

/** Whether the directive has so many arguments; reports it if not. */
function hasArguments(reader: BlockReader, least: number, most: number, message: string): boolean {
	const given = reader.tape.count - 1;
	if (given >= least && given <= most) return true;
	if (given < least) reader.problemAt(reader.tape.count, "missing-rdata", message);
	else reader.problemAt(most + 1, "extra-rdata", `${message}: "${tokenText(reader.tape, most + 1)}" is too much`);
	return false;
}
