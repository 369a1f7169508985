import { TYPE_CNAME } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";
import { inTextOrder } from "../views/text-order.ts";

/** CNAME itself, and SIG, KEY, RRSIG and NSEC, which sign and deny it (RFC 4034 section 3 and 4). */
const MAY_STAND_BESIDE: ReadonlySet<number> = new Set([TYPE_CNAME, 24, 25, 46, 47]);

/** The records of the name and zone of a CNAME that must not stand beside it (RFC 1034 section 3.6.2), in the order in which they are written. */
export function recordsBesideAlias({ context, ownerName, zone }: RecordView): RecordView[] {
	const { tables, zones } = context.workspace;
	const found = zones.owned
		.all(zone, ownerName)
		.filter((record) => !MAY_STAND_BESIDE.has(tables.records.type[record]!));
	return inTextOrder(context.workspace, found).map((other) => context.viewRecord(context, other));
}
