import type { RecordId } from "../../tables/record-table.ts";
import type { Block } from "../../zone/block.ts";
import type { Fix } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { ttlWritten } from "./give-ttl.ts";
import { makeFix } from "./make-fix.ts";
import { addition, removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/**
 * Lowers the TTL of the record at an octet of a block to what the zone may have, and with it all records of its owner and type,
 * which have one TTL (RFC 2181 section 5.2). Records that have their TTL from it go with it. None where no record is there, as
 * behind a `$GENERATE`.
 */
export function lowerTtl(context: RuleContext, block: Block, octet: number): readonly Fix[] {
	const { zone } = block.slice;
	const { offset } = context.workspace.tables.records;
	const at = [...block.records].findLast((one) => offset[one]! <= octet) as RecordId | undefined;
	const record = at === undefined ? undefined : context.viewRecord(context, at);
	if (!record || record.isGenerated) return [];
	const { owner, type, typeName } = record;
	const ttl = zone.limits.ttl;
	const records = record.recordsOfOwner(type).filter((one) => one.ttl > ttl);
	return [
		makeFix({
			context,
			zone,
			title: `Lower the TTL of ${typeName} ${owner} to ${ttl}`,
			updates: () => records.flatMap((one) => [removal(one), addition({ owner, ttl, typeName, rdata: one.rdata })]),
			replacements: () => {
				for (const one of records) {
					const refusal = recordRefusal(one);
					if (refusal) return refusal;
				}
				return records.map((one) => ttlWritten(one, ttl));
			},
		}),
	];
}
