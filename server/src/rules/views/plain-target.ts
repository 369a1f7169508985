import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "./rule-context.ts";

/** Whoever owns more records is looked up as all others are. */
const FEW = 16;

/**
 * Whether a name is a host directly below the top of a zone: it has an address there and nothing that leads elsewhere. So it is
 * with most targets, and need not be looked up. False says nothing.
 *
 * Hot: once per CNAME and SRV. Looks at the records of the name and of the top, mostly a handful.
 */
export function isPlainHostIn({ workspace }: RuleContext, zone: Zone, name: NameId): boolean {
	const { names, records } = workspace.tables;
	if (name === ROOT_NAME || names.parent[name] !== zone.origin) return false;
	let hasAddress = false;
	let count = 0;
	for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
		const type = records.type[at]!;
		if (type === TYPE_CNAME || type === TYPE_NS || type === TYPE_DNAME || ++count > FEW) return false;
		if ((type === TYPE_A || type === TYPE_AAAA) && !hasAddress) {
			hasAddress = workspace.zones.zoneOf(at as RecordId) === zone;
		}
	}
	// The name may be the top of a zone of its own, and the top above may be renamed away.
	if (!hasAddress || workspace.zones.isOrigin(name)) return false;
	count = 0;
	for (let at = names.firstOwner[zone.origin]!; at >= 0; at = records.nextOfOwner[at]!) {
		if (records.type[at] === TYPE_DNAME || ++count > FEW) return false;
	}
	return true;
}
