import type { Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import type { Replacement } from "./replacement.ts";
import { recordRefusal, recordUpdate } from "./written-record.ts";

/** UTF-16 units `start`..`end` of the strings of a TXT record put together give way to a text. */
export interface StringEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A character-string holds no more octets (RFC 1035 section 3.3). */
const LONGEST = 255;

/**
 * Edits the text of a TXT record in the strings in which it is written. A string that becomes too long is cut in two
 * at a blank; one that becomes empty goes, unless it is the first. Refuses where an escape stands in a string that
 * changes, for there one character is not one octet.
 *
 * @param edits in any order, none of which overlap.
 */
function editStrings(record: RecordView, edits: readonly StringEdit[]): readonly Replacement[] | Refusal {
	const refusal = recordRefusal(record);
	if (refusal) return refusal;
	const { block, fields } = record.text!;
	const replacements: Replacement[] = [];
	let before = 0;
	for (const [index, span] of fields.entries()) {
		const written = record.writtenField(index);
		const inside = written.startsWith('"') ? written.slice(1, -1) : written;
		const isLast = index === fields.length - 1;
		const own = editsWithin(edits, before, before + inside.length, isLast);
		before += inside.length;
		if (own.length === 0) continue;
		if (!PLAIN.test(inside))
			return { refusal: `the ${record.typeName} record of ${record.owner} has escapes: change it by hand` };
		const text = edited(inside, own);
		const isEmptied = text === "" && index > 0;
		const start = isEmptied ? span.start - blanksBefore(record, span.start) : span.start;
		replacements.push({
			file: block.slice.file,
			index: block.index,
			start,
			end: span.end,
			text: isEmptied ? "" : quoted(text),
		});
	}
	return replacements;
}

/**
 * The same as a part of a greater repair.
 *
 * @param text the strings of the record, put together
 */
export function stringsChange(record: RecordView, text: string, edits: readonly StringEdit[]): Change {
	return {
		zone: record.zone,
		updates: () => [recordUpdate("delete", record), recordUpdate("add", record, `"${edited(text, edits)}"`)],
		replacements: () => editStrings(record, edits),
	};
}

const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;

/** The parts of the edits that concern one string, by its own units; what is inserted comes where the edit starts. */
function editsWithin(edits: readonly StringEdit[], from: number, to: number, isLast: boolean): StringEdit[] {
	return edits.flatMap(({ start, end, text }) => {
		const startsHere = start >= from && (start < to || (isLast && start === to));
		const isCut = start < to && end > from;
		if (!startsHere && !isCut) return [];
		return [{ start: Math.max(start, from) - from, end: Math.min(end, to) - from, text: startsHere ? text : "" }];
	});
}

/** A text with its edits made. */
export function edited(text: string, edits: readonly StringEdit[]): string {
	const backwards = [...edits].sort((one, other) => other.start - one.start);
	return backwards.reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}

/** A text as one string, or as many as it takes. */
function quoted(text: string): string {
	if (text.length <= LONGEST) return `"${text}"`;
	const blank = text.lastIndexOf(" ", LONGEST - 1);
	const end = blank < 0 ? LONGEST : blank + 1;
	return `"${text.slice(0, end)}" ${quoted(text.slice(end))}`;
}

/** How many blanks and tabs stand in front of an octet. */
function blanksBefore(record: RecordView, octet: number): number {
	const { block } = record.text!;
	const { octets } = block.slice.file.text.chunks[block.index]!;
	let at = octet;
	while (octets[at - 1] === 32 || octets[at - 1] === 9) at--;
	return octet - at;
}
