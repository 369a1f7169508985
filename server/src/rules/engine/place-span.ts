import { BACKSLASH } from "../../text/char.ts";
import { octetOffset } from "../../text/utf8.ts";
import type { RecordText, Span } from "../../workspace/record-text.ts";
import { ENTRY_PART, OWNER_PART, type Place, RDATA_PART, TTL_PART } from "../place.ts";
import type { RuleContext } from "../views/rule-context.ts";

/** The octets of a chunk that a place means; undefined where the text is not at hand. */
export function spanOfPlace(context: RuleContext, place: Place): Span | undefined {
	const text = context.workspace.recordText(place.record);
	return text && spanInText(text, place);
}

/** The same for a record whose text has been read. */
export function spanInText(text: RecordText, place: Place): Span {
	return place.text ? spanInStrings(text, place.text) : spanOf(text, place.part);
}

function spanOf(text: RecordText, part: number): Span {
	if (part === OWNER_PART) return text.owner ?? text.type;
	if (part === TTL_PART) return text.ttl ?? text.type;
	if (part === ENTRY_PART) return text.entry;
	const first = text.fields[0];
	const last = text.fields.at(-1);
	if (part === RDATA_PART && first && last) return { start: first.start, end: last.end };
	return text.fields[part] ?? text.type;
}

/** Where units `start`..`end` of the strings put together stand in the text; an escape is one unit. */
function spanInStrings(text: RecordText, wanted: { readonly start: number; readonly end: number }): Span {
	const { octets } = text.block.slice.file.text.chunks[text.block.index]!;
	let before = 0;
	for (const field of text.fields) {
		const quoted = octets[field.start] === 0x22 ? 1 : 0;
		const inside = { start: field.start + quoted, end: field.end - quoted };
		const length = unitsIn(octets, inside);
		if (wanted.start < before + length) {
			const start = octetOfUnit(octets, inside, wanted.start - before);
			const end = octetOfUnit(octets, inside, wanted.end - before);
			return { start, end: Math.max(start, end) };
		}
		before += length;
	}
	return spanOf(text, 0);
}

/** How many units a string says, its escapes decoded. */
function unitsIn(octets: Uint8Array, { start, end }: Span): number {
	let units = 0;
	for (let at = start; at < end; units++) at = afterUnit(octets, at, end);
	return units;
}

/** The octet at which unit number `unit` of a string is written; its end where it has fewer. */
function octetOfUnit(octets: Uint8Array, { start, end }: Span, unit: number): number {
	let at = start;
	for (let left = unit; left > 0 && at < end; left--) at = afterUnit(octets, at, end);
	return at;
}

/** The octet behind a unit: a character, or a backslash with three digits or one character (RFC 1035 section 5.1). */
function afterUnit(octets: Uint8Array, at: number, end: number): number {
	if (octets[at] !== BACKSLASH) return Math.max(at + 1, octetOffset(octets, at, end, 1));
	const isNumber = [1, 2, 3].every((digit) => octets[at + digit]! >= 0x30 && octets[at + digit]! <= 0x39);
	return Math.min(end, at + (isNumber ? 4 : 2));
}
