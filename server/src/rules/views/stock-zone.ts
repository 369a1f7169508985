import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "./rule-context.ts";

/**
 * Whether a zone is one that servers and distributions bring along, which nobody is to repair: those of
 * localhost, and the empty zones of RFC 6303, be it that one file (`db.empty`) serves many of them.
 */
export function isStockZone(context: RuleContext, zone: Zone): boolean {
	const { names } = context.workspace.tables;
	const origin = names.text(zone.origin);
	if (LOCAL_ZONE.test(origin)) return true;
	return isEmpty(context, zone) && (EMPTY_ZONE.test(origin) || isShared(context, zone));
}

/** Whether a zone has no records but the SOA and NS of its apex. */
function isEmpty(context: RuleContext, zone: Zone): boolean {
	const { lookup, tables, zones } = context.workspace;
	if (lookup.existsBelow(zone, zone.origin)) return false;
	const { type } = tables.records;
	return zones.owned.all(zone, zone.origin).every((record) => type[record] === TYPE_SOA || type[record] === TYPE_NS);
}

/** Whether the file of a zone serves zones of other names too. */
function isShared(context: RuleContext, zone: Zone): boolean {
	return context.workspace.files.get(zone.path)?.hasSeveralOrigins ?? false;
}

/** 0/8, 127/8 and 255/8, `::` and `::1`, and the names localhost and localdomain, as distributions spell them. */
const LOCAL_ZONE =
	/^(?:localhost[46]?|(?:localhost[46]?\.)?localdomain[46]?|(?:[0-9]+\.){0,3}(?:0|127|255)\.in-addr\.arpa|[01](?:\.0){31}\.ip6\.arpa)\.$/;

/** Private, shared and link-local networks (RFC 6303, RFC 7793); documentation networks stand for real ones here. */
const EMPTY_ZONE =
	/(?:^|\.)(?:10|(?:1[6-9]|2[0-9]|3[01])\.172|168\.192|254\.169|(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.100)\.in-addr\.arpa\.$|(?:^|\.)(?:[cd]\.f|[89ab]\.e\.f)\.ip6\.arpa\.$/;
