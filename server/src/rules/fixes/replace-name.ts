import type { RecordText } from "../../workspace/record-text.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { fieldChange, replaceField } from "./replace-field.ts";
import { writtenName } from "./written-name.ts";

/**
 * Replaces a name in the RDATA of a record by another, which is absolute; it is written relative if the
 * name before was and the origin allows it.
 */
export function replaceName(record: RecordView, field: number, name: string, title?: string): Fix {
	const before = record.writtenField(field);
	return replaceField(record, field, title ?? `Replace ${before} by ${name}`, (text) =>
		nameInPlace(record, field, name, text),
	);
}

/** The same as a part of a greater repair; `objection` tells why not, if there is a reason that only this repair knows. */
export function nameChange(
	record: RecordView,
	field: number,
	name: string,
	objection?: () => Refusal | undefined,
): Change {
	return fieldChange(record, field, (text) => nameInPlace(record, field, name, text), objection);
}

function nameInPlace(record: RecordView, field: number, name: string, { block, entry }: RecordText): string {
	const { workspace } = record.context;
	const id = workspace.name(name);
	const isRelative = !record.writtenField(field).endsWith(".");
	const origin = originAt(block, entry.start);
	return writtenName(workspace, id, origin, isRelative && id !== origin);
}
