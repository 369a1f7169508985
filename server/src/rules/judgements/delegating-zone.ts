import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";
import type { ZoneView } from "../views/zone-view.ts";

/** The loaded zone that is to delegate another one. */
export interface DelegatingZone {
	readonly zone: Zone;
	/** Its NS records for the other one; none where it does not delegate it. */
	readonly servers: readonly RecordView[];
}

/**
 * The loaded zone above another one, if both are kept here and served together. Undefined where it does not answer for the
 * name of the other: a delegation or an alias is between them.
 */
export function delegatingZone({ context, universe, zone }: ZoneView): DelegatingZone | undefined {
	const { lookup, tables, zones } = context.workspace;
	const { origin } = zone;
	if (origin === ROOT_NAME || !isKept(zone)) return undefined;
	const parent = lookup.zoneFor(universe, tables.names.parentOf(origin));
	if (!parent || !isKept(parent) || zones.universeOf(parent).world !== universe.world) return undefined;
	const answer = lookup.answerIn(parent, lookup.sought(origin));
	if (answer.kind === "alias" || (answer.kind === "outside" && answer.cut !== origin)) return undefined;
	const servers = lookup.recordsIn(parent, origin, TYPE_NS).map((one) => context.viewRecord(context, one));
	return { zone: parent, servers };
}

/** Whether the file of a zone tells all that is in it, and somebody writes it. */
function isKept({ kind, dynamic }: Zone): boolean {
	return kind === "primary" && !dynamic;
}

/** The NS records that name servers which others do not. */
export function serversBeside(servers: readonly RecordView[], others: readonly RecordView[]): readonly RecordView[] {
	const known = new Set<NameId>(others.map(({ targetName }) => targetName));
	return servers.filter(({ targetName }) => !known.has(targetName));
}
