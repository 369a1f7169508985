import { padding, widthOf } from "../../layout/screen.ts";
import type { RecordView } from "../views/record-view.ts";
import { gapBefore, writtenRecord } from "./column-style.ts";
import type { Replacement } from "./replacement.ts";
import { writtenAround } from "./written-around.ts";

/**
 * Replaces the owner or the type of a record by another text; what follows stays in the column that
 * the records around keep.
 */
export function replaceColumn(record: RecordView, column: "owner" | "type", text: string): Replacement {
	const { workspace } = record.context;
	const { block, owner, type } = record.text!;
	const span = column === "type" ? type : owner!;
	const place = { file: block.slice.file, index: block.index };
	const fields = writtenRecord(workspace, record.id) ?? [];
	const at = fields.findIndex((field) => field.column === column);
	const [field, next] = [fields[at], fields[at + 1]];
	if (!field || !next || widthOf(text, 0) === widthOf(field.text, 0)) return { ...place, ...span, text };
	const end = widthOf(text, field.at);
	const gap = next.gap.includes("\t")
		? padding(end, next.at, true)
		: gapBefore(next.column, end, writtenAround(workspace, record.id));
	return { ...place, start: span.start, end: span.end + next.gap.length, text: text + gap };
}
