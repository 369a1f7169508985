import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { replaceField } from "./replace-field.ts";
import { originAt } from "./state-at.ts";
import { writtenName } from "./written-name.ts";

/**
 * Replaces a name in the RDATA of a record by another, which is absolute; it is written relative if the
 * name before was and the origin allows it.
 */
export function replaceName(record: RecordView, field: number, name: string, title?: string): Fix {
	const { workspace } = record.context;
	const before = record.writtenField(field);
	return replaceField(record, field, title ?? `Replace ${before} by ${name}`, ({ block, entry }) => {
		const id = workspace.name(name);
		const isRelative = !before.endsWith(".");
		return writtenName(workspace, id, originAt(block, entry.start), isRelative && id !== originAt(block, entry.start));
	});
}
