import { typeName } from "../../records/type-code.ts";
import type { Zone } from "../../zone/zone.ts";
import { isRefusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import type { Change } from "./change.ts";
import { type NewRecord, placeRecord } from "./new-record.ts";
import { addition } from "./update-line.ts";
import { USUAL_TTL } from "./usual-ttl.ts";

/**
 * A record comes into a zone: sorted, beside its neighbours, and in their style.
 *
 * @param ttl in seconds, for `nsupdate`; the file has its own idea of it.
 */
export function insertion({ workspace }: RuleContext, zone: Zone, record: NewRecord, ttl: number = USUAL_TTL): Change {
	const { names } = workspace.tables;
	const { owner, type, rdata } = record;
	const data = typeof rdata === "string" ? rdata : `${rdata.before ?? ""} ${names.text(rdata.name)}`.trimStart();
	return {
		zone,
		updates: () => [addition({ owner: names.text(owner), ttl, typeName: typeName(type), rdata: data })],
		replacements: () => {
			const placed = placeRecord(workspace, zone, record);
			return isRefusal(placed) ? placed : [placed];
		},
	};
}
