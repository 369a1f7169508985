import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { replaceField } from "./replace-field.ts";

/**
 * Makes a name in the RDATA of a record absolute: what is written stays, with a dot behind it. To be offered only where
 * nothing else can be meant, since it may be made unseen.
 */
export function appendDot(record: RecordView, field: number): Fix {
	const absolute = `${record.writtenField(field)}.`;
	return { ...replaceField(record, field, `Append the dot: ${absolute}`, () => absolute), safe: true };
}
