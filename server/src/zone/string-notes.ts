import { MAX_STRING } from "../records/character-string.ts";
import { QUOTED } from "../records/rdata-reader.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { QUOTE, SPACE, TAB } from "../text/char.ts";
import { lineEndAt } from "../text/line-end.ts";
import { toText } from "../text/utf8.ts";
import type { BlockReader } from "./block-reader.ts";
import { portability } from "./portability.ts";
import { tokenText } from "./token-text.ts";

/** Tells of strings of TXT and its kin that were meant to be one, or to hold more than they do. */
export function noteStrings(reader: BlockReader): void {
	const { tape, entry } = reader;
	if (tape.gluedAt >= 0) noteGlued(reader);
	for (let token = entry.rdata; token < tape.count; token++) if ((tape.flags[token]! & QUOTED) !== 0) return;
	if (isCutOffByComment(tape)) noteCutOff(reader);
	else if (tape.count - entry.rdata > 1) noteWords(reader);
}

function noteGlued(reader: BlockReader): void {
	const { tape } = reader;
	const ownSeverity = portability(reader.zone, ["knot"], "warning", "error");
	if (!ownSeverity) return;
	const edits = gluedPlaces(tape).map((at) => inserted(at, " "));
	const message = "two strings stand here without a blank between, which Knot refuses: write one between them";
	const repair = { title: "Write a blank between the strings", edits, safe: true, keepsRecords: true } as const;
	reader.problem("missing-space-between-strings", tape.gluedAt, tape.gluedAt + 1, message, {
		ownSeverity,
		repairs: [repair],
	});
}

function gluedPlaces({ starts, ends, flags, count }: Tape): number[] {
	const places: number[] = [];
	for (let token = 1; token < count; token++) {
		const before = ends[token - 1]! + ((flags[token - 1]! & QUOTED) !== 0 ? 1 : 0);
		const start = starts[token]! - ((flags[token]! & QUOTED) !== 0 ? 1 : 0);
		if (before === start) places.push(start);
	}
	return places;
}

/** A comment right behind a word, that goes on like a list of tags: `v=DKIM1; k=rsa`. */
const TAGS = /^;\s*[a-z]{1,8}\s*=/i;

function isCutOffByComment({ octets, ends, count, comment }: Tape): boolean {
	if (comment < 0) return false;
	let at = ends[count - 1]!;
	while (at < comment && (octets[at] === SPACE || octets[at] === TAB)) at++;
	return at === comment && TAGS.test(toText(octets, comment, lineEndAt(octets, comment)));
}

function noteCutOff(reader: BlockReader): void {
	const { octets, comment } = reader.tape;
	const message =
		"outside quotes a semicolon begins a comment, so the text ends here and the rest is lost: put the whole text in quotes";
	const end = lineEndAt(octets, comment);
	reader.problem("txt-truncated-by-semicolon", comment, end, message, { repairs: quoteTo(reader, end) });
}

function noteWords(reader: BlockReader): void {
	const { tape, entry } = reader;
	const words = tape.count - entry.rdata;
	const end = tape.ends[tape.count - 1]!;
	// Over several lines, words are the pieces of one text.
	if (lineEndAt(tape.octets, tape.starts[entry.rdata]!) < end) return;
	// A rule about SPF says what becomes of such a record.
	if (/^v=spf1$/i.test(tokenText(tape, entry.rdata))) return;
	const message = `these ${words} words are ${words} strings, which are read without the blanks between: put quotes around the whole text if it is one`;
	reader.problem("txt-unquoted-words", tape.starts[entry.rdata]!, end, message, { repairs: quoteTo(reader, end) });
}

/** Puts quotes around all from the first string to `end`, if it stands on one line. */
function quoteTo({ tape, entry }: BlockReader, end: number): readonly Repair[] {
	const { octets, starts } = tape;
	const start = starts[entry.rdata]!;
	if (lineEndAt(octets, start) < end) return [];
	let last = end;
	while (octets[last - 1] === SPACE || octets[last - 1] === TAB) last--;
	for (let at = start; at < last; at++) if (octets[at] === QUOTE) return [];
	// A string that is too long would be none.
	if (last - start > MAX_STRING) return [];
	return [{ title: "Put quotes around the whole text", edits: [inserted(start, '"'), inserted(last, '"')] }];
}
