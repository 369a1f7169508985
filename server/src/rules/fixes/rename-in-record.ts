import { padding, widthOf } from "../../layout/screen.ts";
import type { NameId } from "../../tables/name-table.ts";
import { QUOTE, SPACE, TAB } from "../../text/char.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import type { RecordText, Span } from "../../workspace/record-text.ts";
import { isRefusal } from "../fix.ts";
import { namesInRdata } from "../views/rdata-names.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { editedRdata, editStrings, type StringEdit } from "./edit-strings.ts";
import { rdataWith } from "./rdata-with.ts";
import { renamedName } from "./renamed-name.ts";
import type { Replacement } from "./replacement.ts";
import { type Renaming, respelling } from "./respelled-name.ts";
import { stringsInPlace } from "./strings-in-place.ts";
import { addition, removal } from "./update-line.ts";
import { octetsRefusal, recordRefusal } from "./written-record.ts";

/**
 * Gives the owner of a record and the names in its RDATA, where they are a host or below it, the new name of the host,
 * and makes edits in its strings.
 */
export function renameInRecord(record: RecordView, renaming: Renaming, edits: readonly StringEdit[] = []): Change {
	return {
		zone: record.zone,
		updates: () => [removal(record), additionOf(record, renaming, edits)],
		replacements: () => {
			const refusal = recordRefusal(record);
			if (refusal) return refusal;
			const data = namesToChange(record, renaming);
			const strings = stringsInPlace(record, edits) ?? editStrings(record, edits);
			if (isRefusal(strings)) return strings;
			const octets = data.length > 0 ? octetsRefusal(record) : undefined;
			return (
				octets ?? [
					...ownerWritten(record, renaming),
					...data.flatMap((one) => nameWritten(record, one, renaming)),
					...strings,
				]
			);
		},
	};
}

/** A name in the RDATA that changes. */
interface NameToChange {
	readonly part: number;
	readonly field: number;
	readonly name: NameId;
	readonly next: NameId;
}

function namesToChange({ context, type, wire }: RecordView, { from, to }: Renaming): NameToChange[] {
	return namesInRdata(type, wire).flatMap(({ field, part, text }) => {
		const name = context.workspace.name(text);
		const next = renamedName(context, name, from, to);
		return next === undefined ? [] : [{ part, field, name, next }];
	});
}

/** The line that adds the record with its new names and strings. */
function additionOf(record: RecordView, renaming: Renaming, edits: readonly StringEdit[]): string {
	const { context, ownerName, ttl, type, typeName, wire } = record;
	const { names } = context.workspace.tables;
	const next = new Map(namesToChange(record, renaming).map((one) => [one.part, names.text(one.next)]));
	const texts = new Map<number, string>();
	for (const { field, part, text } of namesInRdata(type, wire)) {
		const before = texts.get(field);
		texts.set(field, `${before === undefined ? "" : `${before} `}${next.get(part) ?? text}`);
	}
	// A record with strings to edit has no names in its RDATA.
	const rdata = edits.length > 0 ? editedRdata(record, edits) : rdataWith(record, texts);
	const owner = renamedName(context, ownerName, renaming.from, renaming.to) ?? ownerName;
	return addition({ owner: names.text(owner), ttl, typeName, rdata });
}

/** What changes where the owner is written, with as many blanks behind it as keep the next field in its column. */
function ownerWritten(record: RecordView, renaming: Renaming): Replacement[] {
	const text = record.text!;
	const { context, ownerName } = record;
	if (!text.owner || renamedName(context, ownerName, renaming.from, renaming.to) === undefined) return [];
	const change = replacementOf(record, text.owner, ownerName, renaming);
	return change ? [change, ...gapBehind(text, text.owner, change)] : [];
}

function nameWritten(record: RecordView, { part, name }: NameToChange, renaming: Renaming): Replacement[] {
	const change = replacementOf(record, record.text!.fields[part]!, name, renaming);
	return change ? [change] : [];
}

/** What changes in a name that stands in a span, be it in quotes. */
function replacementOf(record: RecordView, span: Span, name: NameId, renaming: Renaming): Replacement | undefined {
	const { block } = record.text!;
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	const quote = octets[span.start] === QUOTE ? 1 : 0;
	const inside = { start: span.start + quote, end: span.end - quote };
	const written = toText(octets, inside.start, inside.end);
	const change = respelling(record.context.workspace.tables.names, written, name, renaming);
	if (!change) return undefined;
	const at = (unit: number) => octetOffset(octets, inside.start, inside.end, unit);
	return { file, index: block.index, start: at(change.start), end: at(change.end), text: change.text };
}

/** The blanks behind an owner that has become longer or shorter; nothing where they keep no column. */
function gapBehind({ block }: RecordText, owner: Span, { start, end, text }: Replacement): Replacement[] {
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	let behind = owner.end;
	while (octets[behind] === SPACE || octets[behind] === TAB) behind++;
	const gap = toText(octets, owner.end, behind);
	if (gap === " " || !/^(?: +|\t+)$/.test(gap)) return [];
	const column = widthOf(toText(octets, owner.start, behind), 0);
	const width = widthOf(toText(octets, owner.start, start) + text + toText(octets, end, owner.end), 0);
	const next = padding(width, column, gap.includes("\t"));
	return next === gap ? [] : [{ file, index: block.index, start: owner.end, end: behind, text: next }];
}
