import { toText } from "../../text/utf8.ts";
import { originAt } from "../../zone/origin-at.ts";
import { isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";
import { keepInheritedOwner } from "./inherited-owner.ts";
import { lineEndOfFile } from "./line-end-of-file.ts";
import type { Replacement } from "./replacement.ts";
import { recordRefusal } from "./written-record.ts";

/**
 * The entry of a record, as it is written, moved in front of another one of its file or behind it; a record behind it that has its owner
 * gets the owner written.
 */
export function movedEntry(
	record: RecordView,
	where: "in front of" | "behind",
	other: RecordView,
): readonly Replacement[] | Refusal {
	const refusal = recordRefusal(record) ?? otherThere(record, other);
	if (refusal) return refusal;
	const kept = keepInheritedOwner(record);
	if (isRefusal(kept)) return kept;
	const { file } = record.text!.block.slice;
	const [own, place] = [entryOf(record), entryOf(other)];
	const octets = (entry: FileEntry) => toText(file.text.chunks[entry.index]!.octets, entry.start, entry.end);
	const line = endedLine(octets(own), lineEndOfFile(file));
	const at = where === "behind" ? place.end : place.start;
	const isLast = where === "behind" && !endsLine(octets(place));
	const text = isLast ? lineEndOfFile(file) + line : line;
	return [
		{ file, index: place.index, start: at, end: at, text },
		{ file, index: own.index, start: own.start, end: own.end, text: "" },
		...kept,
	];
}

/** Why the text of a record would say something else where another record stands. */
function otherThere(record: RecordView, other: RecordView): Refusal | undefined {
	const [own, place] = [record.text!, other.text];
	if (own.block.slice !== place?.block.slice) return { refusal: "it would come into another file: move it by hand" };
	if (record.hasInheritedOwner) return { refusal: "it has its owner from the record before: write the owner first" };
	if (originAt(own.block, own.entry.start) !== originAt(place.block, place.entry.start)) {
		return { refusal: "another $ORIGIN is in force there: move it by hand" };
	}
	const before = directivesBefore(record);
	if (before > 0 && before === directivesBefore(other)) return undefined;
	return {
		refusal: "no $TTL, or another one, is in force there, so the records would get other TTLs: move it by hand",
	};
}

/** How many `$TTL` stand before a record. */
function directivesBefore({ text }: RecordView): number {
	const { block, entry } = text!;
	let count = 0;
	for (const { index, start, directive } of entriesFrom(block.slice.file, 0, 0)) {
		if (index === block.index && start === entry.start) break;
		if (directive === "$TTL") count++;
	}
	return count;
}

function entryOf({ text }: RecordView): FileEntry {
	const { block, entry } = text!;
	const [found] = entriesFrom(block.slice.file, block.index, entry.start);
	return found!;
}

function endedLine(text: string, lineEnd: string): string {
	return endsLine(text) ? text : `${text}${lineEnd}`;
}

function endsLine(text: string): boolean {
	return /[\r\n]$/.test(text);
}
