import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { inAllCopies } from "./copies-of.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import { replaceColumn } from "./replace-column.ts";
import { addition, removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/** Gives a record and its copies another type that takes the same data; owner, TTL, data and comment stay. */
export function replaceType(record: RecordView, type: string, offer: Offer = {}): Fix {
	const { context, zone, owner, ttl, typeName, rdata } = record;
	return makeFix(
		{
			context,
			zone,
			title: `Make the ${typeName} record of ${owner} a ${type} record`,
			updates: () => [removal(record), addition({ owner, ttl, typeName: type, rdata })],
			replacements: () => inAllCopies(record, (copy) => recordRefusal(copy) ?? [replaceColumn(copy, "type", type)]),
		},
		offer,
	);
}
