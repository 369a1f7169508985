import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";
import type { RuleContext } from "../views/rule-context.ts";

/** The SOA of a zone, which stands for it where a message points to it. */
export function zoneStart(context: RuleContext, zone: Zone): RecordView | undefined {
	const soa = context.workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	return soa < 0 ? undefined : context.viewRecord(context, soa);
}
