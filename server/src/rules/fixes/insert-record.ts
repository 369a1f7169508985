import { typeCodeOf } from "../../records/type-code.ts";
import { toOctets } from "../../text/utf8.ts";
import type { Zone } from "../../zone/zone.ts";
import { type Fix, isRefusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { makeFix } from "./make-fix.ts";
import { placeRecord } from "./new-record.ts";
import { USUAL_TTL } from "./usual-ttl.ts";

/** Puts a record into a zone; `owner` is absolute, `rdata` is written as it stands. */
export function insertRecord(
	context: RuleContext,
	zone: Zone,
	owner: string,
	type: string,
	rdata: string,
	title: string,
): Fix {
	const { workspace } = context;
	const octets = toOctets(type);
	return makeFix({
		context,
		zone,
		title,
		updates: () => [`update add ${owner} ${USUAL_TTL} ${type} ${rdata}`],
		replacements: () => {
			const record = { owner: workspace.name(owner), type: typeCodeOf(octets, 0, octets.length), rdata };
			const placed = placeRecord(workspace, zone, record);
			return isRefusal(placed) ? placed : [placed];
		},
	});
}
