import { spanOfPlace } from "../../rules/engine/place-span.ts";
import { RDATA_PART } from "../../rules/place.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { RecordPlace } from "./mail-overview.ts";

/** Where a record says what it says; undefined where its text is not at hand. */
export function recordPlace(context: RuleContext, record: RecordId): RecordPlace | undefined {
	const span = spanOfPlace(context, { record, part: RDATA_PART });
	if (!span) return undefined;
	const { slice, index } = context.workspace.reader.blockOf(record);
	return { path: slice.file.path, ...slice.file.text.position(index, span.start) };
}
