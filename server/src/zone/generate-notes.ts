import { QUOTED } from "../records/rdata-reader.ts";
import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Entry } from "../syntax/entry.ts";
import { fillTemplate, type GenerateRange, rangeSize, type Template } from "../syntax/generate.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { Tape } from "../syntax/tape.ts";
import { QUOTE, SPACE, TAB } from "../text/char.ts";
import { lineEndAt } from "../text/line-end.ts";
import { toText } from "../text/utf8.ts";
import type { BlockReader } from "./block-reader.ts";
import { tokenText } from "./token-text.ts";

/** A `$GENERATE`, understood. */
export interface ReadGenerate {
	/** What stands between its owner and its data. */
	readonly head: Entry;
	readonly type: RecordType | undefined;
	readonly range: GenerateRange;
	readonly owners: Template;
	readonly data: Template;
}

/**
 * Tells of a `$GENERATE` that makes records, but others than are meant, or none for the server of the zone. Whether it has told why
 * owners of it lie outside the zone.
 */
export function noteGenerate(reader: BlockReader, read: ReadGenerate): boolean {
	const { tape, zone } = reader;
	const { head, owners } = read;
	if (zone.server === "knot" || zone.server === "nsd") {
		const message = "Knot and NSD do not know $GENERATE, and refuse the zone: write the records out";
		reader.problemAt(0, "directive-unsupported", message, { repairs: writeOut(reader, read) });
	}
	noteNibbles(reader, head.rdata);
	const isLost = noteNibbles(reader, 2);
	// Several name servers with numbers in their names are what the manual of BIND shows.
	if (!owners.varies && head.typeCode !== TYPE_CODE.NS && rangeSize(read.range) > 1) {
		const message = `the owner "${tokenText(tape, 2)}" has no $, so all these records belong to one name: write $ where the number goes`;
		reader.problemAt(2, "generate-constant-owner", message);
	}
	if (head.typeCode === TYPE_CODE.TXT || head.typeCode === TYPE_CODE.SPF) noteLostQuotes(reader, head.rdata);
	return isLost;
}

/** Nibbles whose width counts their dots, so that an even one ends with a dot and makes the name absolute; whether there are any. */
function noteNibbles(reader: BlockReader, token: number): boolean {
	let found = false;
	const text = tokenText(reader.tape, token);
	for (const match of text.matchAll(/\$\{[+-]?\d+,(\d+),[nN]\}/g)) {
		const width = Number(match[1]);
		if (width === 0 || width % 2 === 1) continue;
		const start = reader.tape.starts[token]! + match.index;
		const message = `the width of nibbles counts the dots between them, so ${width} ends the name with a dot, and it lies outside the zone: write ${width - 1}`;
		const at = start + match[0].indexOf(",") + 1;
		const edits = [{ start: at, end: at + match[1]!.length, text: String(width - 1) }];
		const repairs = [{ title: `Write ${width - 1}`, edits, safe: true } as const];
		reader.problem("generate-nibble-even-width", start, start + match[0].length, message, { repairs });
		found = true;
	}
	return found;
}

/** The quotes around the data of a `$GENERATE` are taken off before it is read as a record. */
function noteLostQuotes(reader: BlockReader, token: number): void {
	const { octets, starts, ends, flags } = reader.tape;
	if ((flags[token]! & QUOTED) === 0) return;
	let blanks = false;
	for (let at = starts[token]!; at < ends[token]!; at++) {
		if (octets[at] === QUOTE) return;
		if (octets[at] === SPACE || octets[at] === TAB) blanks = true;
	}
	if (!blanks) return;
	const message =
		'these quotes only hold the data together, so each word becomes a string of its own: write \\" within them';
	const edits = [inserted(starts[token]!, '\\"'), inserted(ends[token]!, '\\"')];
	reader.problemAt(token, "generate-quotes-lost", message, {
		repairs: [{ title: "Write quotes for the text as well", edits }],
	});
}

/** Puts quotes around all that stands behind the type. */
export function quoteData({ octets, starts, ends, count }: Tape, first: number): readonly Repair[] {
	const start = starts[first]!;
	const end = ends[count - 1]!;
	if (lineEndAt(octets, start) < end) return [];
	for (let at = start - 1; at <= end; at++) if (octets[at] === QUOTE) return [];
	return [{ title: "Put quotes around the data", edits: [inserted(start, '"'), inserted(end, '"')], safe: true }];
}

/** Ends the range before the value number `index`, the first of which no record can be made. */
export function shorterRange({ starts, ends }: Tape, { start, step }: GenerateRange, index: number): readonly Repair[] {
	if (index === 0) return [];
	const last = start + (index - 1) * step;
	const text = `${start}-${last}${step === 1 ? "" : `/${step}`}`;
	return [{ title: `End the range at ${last}`, edits: [{ start: starts[1]!, end: ends[1]!, text }] }];
}

/** More records than these are not written out. */
const MAX_WRITTEN = 1024;
const ownerOctets = new Uint8Array(2048);
const rdataOctets = new Uint8Array(65_536);

/** The records that it makes, each on a line of its own. */
function writeOut({ tape, entryStart }: BlockReader, { head, range, owners, data }: ReadGenerate): readonly Repair[] {
	const size = rangeSize(range);
	if (size > MAX_WRITTEN) return [];
	const { octets, starts, ends, count } = tape;
	const fields: string[] = [];
	for (let token = 3; token < head.rdata; token++) fields.push(tokenText(tape, token));
	const lines: string[] = [];
	for (let value = range.start; value <= range.stop; value += range.step) {
		const ownerLength = fillTemplate(owners, value, ownerOctets);
		const dataLength = fillTemplate(data, value, rdataOctets);
		if (ownerLength < 0 || dataLength < 0) return [];
		const owner = toText(ownerOctets, 0, ownerLength);
		lines.push([owner, ...fields, unescaped(toText(rdataOctets, 0, dataLength))].join(" "));
	}
	const end = Math.max(ends[count - 1]! + ((tape.flags[count - 1]! & QUOTED) !== 0 ? 1 : 0), starts[count - 1]!);
	if (lineEndAt(octets, entryStart) < end) return [];
	const edits = [{ start: entryStart, end, text: lines.join("\n") }];
	return [{ title: `Write out its ${size} records`, edits, keepsRecords: true }];
}

/** The data as it stands in a record of its own: within the quotes of a `$GENERATE`, quotes have a backslash. */
function unescaped(data: string): string {
	return data.replaceAll('\\"', '"');
}
