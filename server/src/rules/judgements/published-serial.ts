import { isLaterSerial } from "../../records/serial.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { PublishedZone } from "../../workspace/published-zones.ts";
import type { Zone } from "../../zone/zone.ts";
import { RecordView } from "../views/record-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { isStockZone } from "../views/stock-zone.ts";
import { serialOf } from "./zone-serial.ts";

/** The serial of a zone that was published before, compared with the one it has now. */
export interface PublishedSerial extends PublishedZone {
	readonly soa: RecordView;
	/** The one of now. */
	readonly present: number;
	/** Whether it comes after the one of now, so that secondaries take the zone for an older version. */
	readonly isLater: boolean;
	/** Whether it is the one of now. */
	readonly isSame: boolean;
}

/**
 * Compares the serial of a zone with the one that it was published with; undefined where that is not known, or where somebody
 * else counts: the server, or what raises serials on the way to it.
 */
export function publishedSerial(context: RuleContext, zone: Zone): PublishedSerial | undefined {
	const published = context.published.of(zone.key);
	const { lookup, settings } = context.workspace;
	if (!published || settings.serial === "leave") return undefined;
	if (zone.kind !== "primary" || zone.dynamic || zone.signed || zone.setsSerial) return undefined;
	const [record, ...more] = lookup.recordsIn(zone, zone.origin, TYPE_SOA);
	// Of several none counts, and that is told.
	if (record === undefined || more.length > 0 || isStockZone(context, zone)) return undefined;
	const soa = new RecordView(context, record);
	if (soa.wire.length < 22) return undefined;
	const present = serialOf(soa);
	const isSame = published.serial === present;
	return { ...published, soa, present, isSame, isLater: !isSame && !isLaterSerial(present, published.serial) };
}
