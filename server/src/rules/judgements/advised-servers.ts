import { pointerTargetKind } from "../../mail/smtp-name.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";
import type { ZoneView } from "../views/zone-view.ts";
import { noMailDomain } from "./no-mail-domain.ts";
import { serverAddresses } from "./server-addresses.ts";
import { holdsSignatures } from "./signed-zone.ts";

/**
 * Whether it is worth saying how the names of a zone should be served. Not of zones that nobody writes here: secondary and
 * dynamic ones, and files with signatures, which the apex tells; nor of the root, top-level domains and private ones, and of zones
 * that each view has otherwise. The servers of a reverse zone are mostly those of other zones, where it is said.
 */
export function isAdvised(workspace: Workspace, zone: Zone): boolean {
	if (zone.kind !== "primary" || zone.dynamic || holdsSignatures(workspace, zone)) return false;
	const origin = workspace.tables.names.text(zone.origin);
	if (noMailDomain(origin) !== undefined || pointerTargetKind(`host.${origin}`) !== undefined) return false;
	return !isInSeveralViews(workspace, zone);
}

function isInSeveralViews({ zones }: Workspace, zone: Zone): boolean {
	const { world, view } = zones.universeOf(zone);
	if (view === "") return false;
	return zones.at(zone.origin).some((other) => {
		const universe = zones.universeOf(other);
		return universe.world === world && universe.view !== view;
	});
}

/** The NS records at the top of such a zone, the first for each server; none where one is only for the own network. */
export function advisedServers(zone: ZoneView): readonly RecordView[] {
	if (!isAdvised(zone.context.workspace, zone.zone) || isStockZone(zone.context, zone.zone)) return [];
	const servers = unlike(zone.apexRecords(TYPE_NS));
	return servers.some(isInternalServer) ? [] : servers;
}

/** The first NS record for each server. */
export function unlike(servers: readonly RecordView[]): readonly RecordView[] {
	return [...new Map([...servers].reverse().map((server) => [server.targetName, server])).values()].reverse();
}

/** Whether a server is one for the own network: it has no name or address that the Internet knows. */
export function isInternalServer(server: RecordView): boolean {
	if (pointerTargetKind(server.target) !== undefined) return true;
	const addresses = serverAddresses(server);
	return addresses.length > 0 && addresses.every(({ isPublic }) => !isPublic);
}

/** All addresses of some servers; undefined where the loaded zones do not tell those of each. */
export function addressesOfAll(servers: readonly RecordView[]): readonly AddressView[] | undefined {
	const all = servers.map((server) => (server.isTargetUndecided ? [] : serverAddresses(server)));
	return all.length === 0 || all.some(({ length }) => length === 0) ? undefined : all.flat();
}
