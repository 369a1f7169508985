import type { Zone } from "../../zone/zone.ts";
import { lacksAddressInZone } from "../fixes/add-servers.ts";
import type { ServerToCome } from "../fixes/sync-servers.ts";
import type { RecordView } from "../views/record-view.ts";
import { serverAddresses } from "./server-addresses.ts";

/**
 * The server of an NS record as another zone, that of `beside`, could name it too: with its addresses as glue where it lies below a delegation
 * of that zone. Undefined where it lies in that zone and nobody knows its address.
 *
 * @param below the origin of the zone whose delegation it is to serve, if it is one.
 */
export function serverToCome(server: RecordView, beside: RecordView, child?: Zone): ServerToCome | undefined {
	const name = server.targetName;
	const { context, zone } = beside;
	const { lookup, tables } = context.workspace;
	if (!tables.names.isWithin(name, zone.origin)) return { name, glue: [] };
	const isBelow = child !== undefined && tables.names.isWithin(name, child.origin);
	const isOutside = lookup.answerIn(zone, lookup.sought(name)).kind === "outside";
	if (!isBelow && !isOutside) return lacksAddressInZone(beside, name) ? undefined : { name, glue: [] };
	if (!lacksAddressInZone(beside, name)) return { name, glue: [] };
	const glue = serverAddresses(server);
	return glue.length > 0 ? { name, glue } : undefined;
}
