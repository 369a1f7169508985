import { MAX_STRING, quotedText } from "../../records/character-string.ts";
import { SPACE } from "../../text/char.ts";
import { toOctets, toText } from "../../text/utf8.ts";
import { stringsOf } from "../../trio/spf-text.ts";
import type { Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { inAllCopies } from "./copies-of.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/** UTF-16 units `start`..`end` of what the strings of a TXT record say together, escapes decoded, give way to a text. */
export interface StringEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/**
 * Edits the text of a TXT record in the strings in which it is written. A string that becomes too long is cut in two
 * at a blank; one that becomes empty goes, unless it is the first; the others stay as they are written. Refuses where a
 * string that changes is written with anything but plain characters, for what is left of it would be written anew.
 *
 * @param edits in any order, none of which overlap.
 */
export function editStrings(record: RecordView, edits: readonly StringEdit[]): readonly Replacement[] | Refusal {
	const refusal = recordRefusal(record) ?? octetsRefusal(record);
	if (refusal) return refusal;
	const { block, fields, wire } = record.text!;
	const strings = stringsOf(wire);
	const replacements: Replacement[] = [];
	for (const [index, string] of editedStrings(strings, edits).entries()) {
		if (string === strings[index]) continue;
		if (!PLAIN.test(record.writtenField(index))) {
			return { refusal: `the ${record.typeName} record of ${record.owner} has escapes: change it by hand` };
		}
		const { start, end } = fields[index]!;
		const isEmptied = string.length === 0 && index > 0;
		replacements.push({
			file: block.slice.file,
			index: block.index,
			start: isEmptied ? start - blanksBefore(record, start) : start,
			end,
			text: isEmptied ? "" : quotedStrings(string),
		});
	}
	return replacements;
}

/** The strings with the edits made; those that no edit concerns are the same arrays as before. */
function editedStrings(strings: readonly Uint8Array[], edits: readonly StringEdit[]): readonly Uint8Array[] {
	let before = 0;
	return strings.map((string, index) => {
		const text = toText(string);
		const own = editsWithin(edits, before, before + text.length, index === strings.length - 1);
		before += text.length;
		return own.length === 0 ? string : toOctets(edited(text, own));
	});
}

/** The same of all copies of the record, as a part of a greater repair. */
export function stringsChange(record: RecordView, edits: readonly StringEdit[]): Change {
	const { owner, ttl, typeName } = record;
	return {
		zone: record.zone,
		updates: () => [removal(record), addition({ owner, ttl, typeName, rdata: editedRdata(record, edits) })],
		replacements: () => inAllCopies(record, (copy) => editStrings(copy, edits)),
	};
}

/** The RDATA with the edits made, in strings like those that `editStrings` writes. */
export function editedRdata({ wire }: RecordView, edits: readonly StringEdit[]): string {
	const strings = editedStrings(stringsOf(wire), edits);
	return strings
		.filter(({ length }, index) => length > 0 || index === 0)
		.map(quotedStrings)
		.join(" ");
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

/** Octets as one string in quotes, or as many as it takes. */
export function quotedStrings(octets: Uint8Array): string {
	if (octets.length <= MAX_STRING) return quotedText(octets, 0, octets.length);
	const blank = octets.lastIndexOf(SPACE, MAX_STRING - 1);
	const end = blank < 0 ? MAX_STRING : blank + 1;
	return `${quotedText(octets, 0, end)} ${quotedStrings(octets.subarray(end))}`;
}

/** How many blanks and tabs stand in front of an octet. */
function blanksBefore(record: RecordView, octet: number): number {
	const { block } = record.text!;
	const { octets } = block.slice.file.text.chunks[block.index]!;
	let at = octet;
	while (octets[at - 1] === 32 || octets[at - 1] === 9) at--;
	return octet - at;
}
