import type { RecordId } from "../tables/record-table.ts";
import { TYPE_SOA } from "../workspace/lookup.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";

/** How long resolvers keep it in mind that a zone has no record of a name. */
export interface NegativeTtl {
	readonly seconds: number;
	/** The SOA record that says so. */
	readonly soa: RecordId;
}

/** The smaller of the TTL of the SOA and its minimum (RFC 2308 section 5); undefined for a zone without SOA. */
export function negativeTtl(workspace: Workspace, zone: Zone): NegativeTtl | undefined {
	const soa = workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const wire = soa >= 0 ? workspace.rdataWire(soa) : undefined;
	if (!wire) return undefined;
	const minimum = wire.subarray(-4).reduce((value, octet) => value * 256 + octet, 0);
	return { seconds: Math.min(workspace.tables.records.ttl[soa]!, minimum), soa };
}
