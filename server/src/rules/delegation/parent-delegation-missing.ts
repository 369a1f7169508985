import { baseName } from "../../config/config-path.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { TYPE_DS, TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Action } from "../fix.ts";
import { addressRecord } from "../fixes/address-record.ts";
import { insertion } from "../fixes/insertion.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { delegatingZone } from "../judgements/delegating-zone.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import { serverToCome } from "../judgements/server-to-come.ts";
import { zoneStart } from "../judgements/zone-start.ts";
import type { ZoneRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 1034 section 4.2.1: a zone is found by the NS records in the zone above it. */
export const parentDelegationMissing: ZoneRule = {
	id: "parent-delegation-missing",
	group: "delegation",
	subject: "zone",
	severity: "information",
	summary: "The loaded zone above does not delegate this one, so resolvers do not find it",
	sources: ["RFC 1034 section 4.2.1", "RFC 1034 section 4.2.2"],

	check(zone, report) {
		const { context } = zone;
		const parent = delegatingZone(zone);
		if (!parent || parent.servers.length > 0) return;
		// Nobody asks a root zone that no server has.
		if (parent.zone.origin === ROOT_NAME && parent.zone.configuration === "") return;
		const { lookup } = context.workspace;
		// That a DS has no NS records beside it is said there.
		if (lookup.recordIn(parent.zone, zone.zone.origin, TYPE_DS) >= 0) return;
		const soa = zoneStart(context, zone.zone);
		// The finding shows it, and there may be none yet.
		context.watch.name(parent.zone.origin);
		const above = zoneStart(context, parent.zone);
		// A classless zone needs CNAMEs too, which its PTRs ask for.
		if (!soa || !above || reverseZone(soa)?.isWhole === false) return;
		if (isStockZone(context, zone.zone) || isStockZone(context, parent.zone)) return;
		report({
			at: soa.atOwner,
			message: `${above.owner} does not delegate ${zone.origin}, so only who asks its servers directly finds what is in it. Add NS records for it to ${above.owner} unless it is to stay hidden`,
			related: () => [{ at: above.atEntry, message: `the zone ${above.owner}` }],
			actions: () => delegateActions(zone.apexRecords(TYPE_NS), above, zone.zone),
		});
	},
};

/** The NS records of the zone in the zone above, with the glue that they need there; servers that nobody could find stay out. */
function delegateActions(servers: readonly RecordView[], above: RecordView, child: Zone): readonly Action[] {
	const { context, zone } = above;
	const come = servers.flatMap((server) => serverToCome(server, above, child) ?? []);
	if (come.length === 0) return [];
	const { names } = context.workspace.tables;
	const title = `Delegate ${names.text(child.origin)} to ${come.map(({ name }) => names.text(name)).join(" and ")} in ${baseName(zone.path)}`;
	const changes = () => [
		...come.map(({ name }) => insertion(context, zone, { owner: child.origin, type: TYPE_NS, rdata: { name } })),
		...come.flatMap(({ name, glue }) => glue.map((address) => addressRecord(zone, name, address))),
	];
	return [makeJointFix({ context, title, changes })];
}
