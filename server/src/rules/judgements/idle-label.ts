import { ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordView } from "../views/record-view.ts";
import { reverseZone } from "./reverse-zone.ts";

/**
 * For a CNAME of an address that leads below another label of its zone (RFC 2317 section 4): that label, if neither name
 * servers nor any other records are at it or below it. Undefined for all other records.
 */
export function idleLabel(record: RecordView): string | undefined {
	const { context, zone, targetName } = record;
	if (!reverseZone(record)?.isWhole || zone.dynamic) return undefined;
	const { lookup, tables } = context.workspace;
	if (targetName === ROOT_NAME) return undefined;
	const label = tables.names.parentOf(targetName);
	if (label === zone.origin || !tables.names.isWithin(label, zone.origin)) return undefined;
	const name = record.nameText(label);
	const answer = record.resolve(name)?.answer;
	if (answer?.kind !== "absent" || answer.zone !== zone || lookup.existsBelow(zone, label)) return undefined;
	return name;
}
