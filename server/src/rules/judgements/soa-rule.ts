import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordRule, Report } from "../rule.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";
import type { ZoneView } from "../views/zone-view.ts";

/** Where the fields of an SOA stand, counted from 0 (RFC 1035 section 3.3.13). */
export const MNAME = 0;
export const SERIAL = 2;
export const REFRESH = 3;
export const RETRY = 4;
export const EXPIRE = 5;
export const MINIMUM = 6;

/** An SOA that somebody keeps by hand. */
export interface SoaView {
	readonly record: RecordView;
	readonly serial: number;
	/** In seconds, like those that follow. */
	readonly refresh: number;
	readonly retry: number;
	readonly expire: number;
	readonly minimum: number;
}

type SoaRule = Omit<RecordRule, "group" | "subject" | "types" | "check" | "checkAddress"> & {
	check(soa: SoaView, report: Report): void;
};

/**
 * Makes the rule for SOA records out of one for their values. Those of zones that the server changes or fetches are not
 * for this file to say, and those that servers bring along are for nobody.
 */
export function soaRule({ check, ...base }: SoaRule): RecordRule {
	return {
		...base,
		group: "hygiene",
		subject: "record",
		types: [TYPE_SOA],
		check(record, report) {
			const soa = record.ownerName === record.zone.origin ? soaOf(record) : undefined;
			if (soa) check(soa, report);
		},
	};
}

/** The SOA of a zone for a rule that looks at more than the record; undefined where `soaRule` would look at none. */
export function soaOfZone({ context, zone }: ZoneView): SoaView | undefined {
	const record = context.workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	return record < 0 ? undefined : soaOf(context.viewRecord(context, record));
}

const soaOf = oncePerView((record: RecordView): SoaView | undefined => {
	const { zone, wire, context } = record;
	// Of several none counts, and that is told.
	if (record.recordsOfOwner(TYPE_SOA).length > 1) return undefined;
	if (zone.kind !== "primary" || zone.dynamic || isStockZone(context, zone) || wire.length < 22) return undefined;
	const values = new DataView(wire.buffer, wire.byteOffset + wire.length - 20, 20);
	const [serial, refresh, retry, expire, minimum] = [0, 4, 8, 12, 16].map((at) => values.getUint32(at));
	return { record, serial: serial!, refresh: refresh!, retry: retry!, expire: expire!, minimum: minimum! };
});
