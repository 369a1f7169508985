import { toText } from "../../text/utf8.ts";
import { originAt } from "../../zone/origin-at.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { entriesFrom } from "./file-entries.ts";
import { keepInheritedOwner } from "./inherited-owner.ts";
import { lineEndOfFile } from "./line-end-of-file.ts";
import { makeFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { recordRefusal } from "./written-record.ts";

/** Moves a record, as it is written, in front of the first one of its file; a record behind it that has its owner gets the owner written. */
export function moveToFront(record: RecordView, first: RecordView): Fix {
	const { context, typeName, zone } = record;
	return makeFix({
		context,
		zone,
		title: `Move the ${typeName} to the front`,
		serial: "keep",
		updates: () => [],
		replacements: () => recordRefusal(record) ?? otherThere(record, first) ?? moved(record, first),
	});
}

/** Why the text of the record would say something else in front of the first one. */
function otherThere(record: RecordView, first: RecordView): Refusal | undefined {
	const [own, front] = [record.text!, first.text];
	if (!front || own.block.slice !== front.block.slice)
		return { refusal: "the records in front of it are in another file" };
	if (record.hasInheritedOwner) return { refusal: "it has its owner from the record before: write the owner first" };
	if (originAt(own.block, own.entry.start) !== originAt(front.block, front.entry.start)) {
		return { refusal: "another $ORIGIN is in force there: move it by hand" };
	}
	const directives: string[] = [];
	let directivesInFront = 0;
	for (const { index, start, directive } of entriesFrom(front.block.slice.file, 0, 0)) {
		if (index === front.block.index && start === front.entry.start) directivesInFront = directives.length;
		if (index === own.block.index && start === own.entry.start) break;
		if (directive === "$TTL") directives.push(directive);
	}
	if (directives.length === 1 && directivesInFront === 1) return undefined;
	return {
		refusal: "no $TTL, or another one, is in force there, so the records would get other TTLs: move it by hand",
	};
}

function moved(record: RecordView, first: RecordView): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const kept = keepInheritedOwner(record);
	if (isRefusal(kept)) return kept;
	const [own] = entriesFrom(file, block.index, entry.start);
	const written = toText(file.text.chunks[block.index]!.octets, entry.start, own!.end);
	const line = /[\r\n]$/.test(written) ? written : `${written}${lineEndOfFile(file)}`;
	const front = first.text!;
	const start = front.entry.start;
	return [
		{ file, index: front.block.index, start, end: start, text: line },
		{ file, index: block.index, start: entry.start, end: own!.end, text: "" },
		...kept,
	];
}
