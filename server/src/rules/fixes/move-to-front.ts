import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix } from "./make-fix.ts";
import { movedEntry } from "./moved-entry.ts";

/** Moves a record, as it is written, in front of the first one of its file; a record behind it that has its owner gets the owner written. */
export function moveToFront(record: RecordView, first: RecordView): Fix {
	const { context, typeName, zone } = record;
	return makeFix({
		context,
		zone,
		title: `Move the ${typeName} to the front`,
		serial: "keep",
		updates: () => [],
		replacements: () => movedEntry(record, "in front of", first),
	});
}
