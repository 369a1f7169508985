import { compoundTtl, readTtl } from "../records/duration.ts";
import { readCalendarTime } from "../records/fields/time.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import { isSyntaxError } from "../syntax/syntax-rules.ts";
import { NO_NAME } from "../tables/name-table.ts";
import type { BlockReader } from "./block-reader.ts";
import { areBare, hasArguments } from "./directive-arguments.ts";
import { readGenerate } from "./generate-directive.ts";
import { noteOddOctets } from "./odd-octets.ts";
import { portability } from "./portability.ts";
import { unquote } from "./rdata-repairs.ts";
import { noteRelativeOrigin } from "./relative-origin.ts";
import { BEHIND_INCLUDE } from "./scan-state.ts";
import { replaceToken, tokenText } from "./token-text.ts";
import { noteCompoundTtl, noteExcessiveTtl } from "./ttl-notes.ts";

/**
 * Reads the directive that the reader's tape holds: `$ORIGIN`, `$TTL`, `$INCLUDE` (RFC 1035, 2308), BIND's `$GENERATE` and `$DATE`. What
 * a `$GENERATE` makes is still to be read then, in the steps that are returned.
 */
export function readDirective(reader: BlockReader): Iterator<void> | undefined {
	const { tape } = reader;
	const written = tokenText(tape, 0);
	const word = written.toUpperCase();
	const read = DIRECTIVES.get(word);
	if (read) {
		const { length } = reader.problems;
		const steps = read(reader);
		const finish = () => {
			const isRead = !reader.problems.slice(length).some(isSyntaxError);
			if (reader.isCutOff && word !== "$INCLUDE" && isRead) reportCutOff(reader, word);
			if (written !== word) noteCase(reader, word);
		};
		if (steps) return thenDo(steps, finish);
		finish();
		return undefined;
	}
	reader.problemAt(
		0,
		"unknown-directive",
		`${written} is no directive: there are $ORIGIN, $TTL, $INCLUDE and $GENERATE; a name that starts with $ is written \\$`,
	);
	return undefined;
}

function* thenDo(steps: Iterable<void>, finish: () => void): Generator<void, void> {
	yield* steps;
	finish();
}

/** BIND wants a line end behind every directive but `$INCLUDE`, and calls the end of the file "extra input text". */
function reportCutOff(reader: BlockReader, word: string): void {
	const message = `the file ends in the line of this ${word}, which BIND refuses there: add a line end`;
	reader.problemAt(0, "syntax-error", message);
}

function noteCase(reader: BlockReader, word: string): void {
	const ownSeverity = portability(reader.zone, ["nsd"], "hint", "warning");
	if (!ownSeverity) return;
	const message = `NSD from 4.10 on knows this directive in upper case only: write ${word}`;
	const repair = { ...replaceToken(reader.tape, 0, word), safe: true, keepsRecords: true } as const;
	reader.problemAt(0, "directive-case", message, { ownSeverity, repairs: [repair] });
}

const DIRECTIVES: ReadonlyMap<string, (reader: BlockReader) => Iterable<void> | void> = new Map([
	["$ORIGIN", readOrigin],
	["$TTL", readDefaultTtl],
	["$INCLUDE", readInclude],
	["$GENERATE", readGenerate],
	["$DATE", readDate],
]);

function readOrigin(reader: BlockReader): void {
	if (!hasArguments(reader, 1, 1, "$ORIGIN needs one name") || !areBare(reader, 1, 2)) return;
	const origin = reader.name(1, "the origin");
	if (origin === NO_NAME) return;
	noteRelativeOrigin(reader, 1, "origin-relative");
	if (reader.tape.odd) noteOddOctets(reader);
	reader.setOrigin(origin);
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
	} else if (ttl === 0) {
		const message =
			"with a TTL of 0 nobody may keep a record, so each look-up asks the name servers anew: write 300 or more";
		reader.problemAt(1, "ttl-zero", message);
	}
	noteExcessiveTtl(reader, 1, ttl, "the $TTL", [replaceToken(reader.tape, 1, String(reader.zone.limits.ttl))]);
	if (compoundTtl(octets, starts[1]!, ends[1]!)) noteCompoundTtl(reader, 1, ttl);
	reader.setDefaultTtl(ttl > 0x7fffffff ? 0 : ttl);
}

/** `$DATE` ages TTLs in dumps of secondaries, and says nothing of what is in the zone. */
function readDate(reader: BlockReader): void {
	const message = "$DATE needs one time, written YYYYMMDDHHmmSS";
	if (!hasArguments(reader, 1, 1, message) || !areBare(reader, 1, 2)) return;
	const { octets, starts, ends } = reader.tape;
	if (ends[1]! - starts[1]! !== 14 || Number.isNaN(readCalendarTime(octets, starts[1]!))) {
		reader.problemAt(1, "bad-rdata", `${message}, not "${tokenText(reader.tape, 1)}"`);
		return;
	}
	reader.setDated();
	if (reader.zone.server === "knot" || reader.zone.server === "nsd") {
		reader.problemAt(0, "directive-unsupported", "only BIND knows $DATE, and other servers refuse it: delete the line");
	}
}

function readInclude(reader: BlockReader): void {
	if (!hasArguments(reader, 1, 2, "$INCLUDE needs a path, and may have an origin")) return;
	const { tape } = reader;
	let origin = reader.originInForce();
	if (tape.count === 3) {
		if (!areBare(reader, 2, 3)) return;
		const given = reader.name(2, "the origin");
		if (given === NO_NAME) return;
		origin = given;
		noteRelativeOrigin(reader, 2, "include-origin-relative");
	}
	if (reader.isDated()) {
		const message =
			"BIND takes no $INCLUDE behind a $DATE, and refuses the zone: delete the $DATE, which only dumps need";
		reader.problemAt(0, "include-date-conflict", message);
	}
	if ((tape.flags[1]! & QUOTED) !== 0) noteQuotedPath(reader);
	reader.setBehind(BEHIND_INCLUDE);
	reader.include = { written: tokenText(tape, 1), origin, start: tape.starts[1]!, end: tape.ends[1]! };
}

function noteQuotedPath(reader: BlockReader): void {
	const ownSeverity = portability(reader.zone, ["nsd"], "hint", "warning");
	if (!ownSeverity) return;
	const message = "NSD up to 4.9 takes the quotes for a part of the path: write it without them";
	const repairs = unquote(reader.tape, 1).map((repair) => ({ ...repair, keepsRecords: true }) as const);
	reader.problemAt(1, "include-quoted", message, { ownSeverity, repairs });
}
