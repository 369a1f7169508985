import { CR, LF, SPACE, TAB } from "../../text/char.ts";
import type { RecordText } from "../../workspace/record-text.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { inAllCopies } from "./copies-of.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { rdataWith } from "./rdata-with.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/**
 * Replaces several fields of the RDATA of a record, in all its copies; none of which is a name.
 *
 * @param texts by the number of the field; "" for a piece of a field that goes with the blanks before it.
 */
export function setFields(
	record: RecordView,
	texts: ReadonlyMap<number, string>,
	title: string,
	offer: Offer = {},
): Fix {
	const { context, owner, ttl, typeName, zone } = record;
	const plan = {
		context,
		zone,
		title,
		updates: () => [removal(record), addition({ owner, ttl, typeName, rdata: rdataWith(record, texts) })],
		replacements: () =>
			inAllCopies(record, (copy) => recordRefusal(copy) ?? octetsRefusal(copy) ?? fieldsSet(copy, texts)),
	};
	return makeFix(plan, offer);
}

function fieldsSet(record: RecordView, texts: ReadonlyMap<number, string>): readonly Replacement[] {
	const { block, fields } = record.text!;
	const changed = [...texts].filter(([field, text]) => record.writtenField(field) !== text);
	return changed.flatMap(([field, text]) => {
		const span = fields[field];
		if (!span) return [];
		const start = text === "" ? blanksBefore(record.text!, span.start) : span.start;
		return [{ file: block.slice.file, index: block.index, start, end: span.end, text }];
	});
}

/** Where the blanks before a field begin; those at the beginning of a line stay. */
function blanksBefore({ block }: RecordText, start: number): number {
	const { octets } = block.slice.file.text.chunks[block.index]!;
	let at = start;
	while (octets[at - 1] === SPACE || octets[at - 1] === TAB) at--;
	return octets[at - 1] === LF || octets[at - 1] === CR ? start : at;
}
