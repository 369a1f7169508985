import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_NS } from "../../workspace/lookup.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { addressAsTarget } from "./address-as-target.ts";

/** What is wrong with a name server that lies in the zone which names it, at the apex or at a delegation. */
export type NameServerFlaw =
	/** The zone answers for the host, and has no address for it. */
	| { readonly kind: "no-address" }
	/** The CNAME, or the DNAME above it, that makes it an alias. */
	| { readonly kind: "alias" | "below-dname"; readonly alias: RecordView }
	/** The host lies below a delegation, `cut`: the record's own, or another; and the zone has no glue for it. */
	| { readonly kind: "required-glue" | "sibling-glue"; readonly cut: NameId };

/**
 * What keeps a server that an NS record names from being found through the zone of the record. BIND asks that zone only; at its
 * apex it does not load a zone with such a flaw, at a delegation it logs an error. Undefined where nothing is wrong, and where
 * an address stands in place of the name, which explains it all.
 */
export const nameServerFlaw: (record: RecordView) => NameServerFlaw | undefined = oncePerView(judge);

function judge(record: RecordView): NameServerFlaw | undefined {
	const { zone } = record;
	if (zone.kind !== "primary" || !record.targetIsInZone || isPlainHost(record)) return undefined;
	const flaw = record.ownerName === zone.origin || isCut(record) ? flawOf(record) : undefined;
	return flaw && addressAsTarget(record) ? undefined : flaw;
}

/** Whether the zone has an address of the host and no DNAME above it: what nearly all are, as glue or as the zone's own hosts. */
function isPlainHost(record: RecordView): boolean {
	const { zone, targetName, context } = record;
	if (!record.targetHasAddressIn(zone)) return false;
	const { lookup, tables } = context.workspace;
	for (let at = targetName; at !== zone.origin; ) {
		at = tables.names.parentOf(at);
		if (lookup.recordIn(zone, at, TYPE_DNAME) >= 0) return false;
	}
	return true;
}

/** Whether an NS record delegates its owner: it is no wildcard, and no delegation or DNAME above it has taken it away. */
export function isCut({ context, zone, ownerName }: RecordView): boolean {
	const { lookup, tables } = context.workspace;
	if (ownerName === zone.origin || tables.names.isWildcard(ownerName)) return false;
	for (let at = tables.names.parentOf(ownerName); at !== zone.origin; at = tables.names.parentOf(at)) {
		if (lookup.recordIn(zone, at, TYPE_NS) >= 0 || lookup.recordIn(zone, at, TYPE_DNAME) >= 0) return false;
	}
	return lookup.recordIn(zone, zone.origin, TYPE_DNAME) < 0;
}

function flawOf(record: RecordView): NameServerFlaw | undefined {
	const { zone, context } = record;
	const { lookup, tables } = context.workspace;
	const answer = lookup.answerIn(zone, lookup.sought(record.targetName));
	if (answer.kind === "alias") {
		const isCname = tables.records.type[answer.record] === TYPE_CNAME;
		return { kind: isCname ? "alias" : "below-dname", alias: context.viewRecord(context, answer.record) };
	}
	// What the file of a dynamic zone lacks may still be there.
	if (zone.dynamic) return undefined;
	if (answer.kind === "outside") return glueFlaw(record, answer.cut);
	if (answer.kind === "found") {
		const { node } = answer;
		if (lookup.recordIn(zone, node, TYPE_A) >= 0 || lookup.recordIn(zone, node, TYPE_AAAA) >= 0) return undefined;
		if (lookup.hasComputedAddress(zone, node)) return undefined;
	}
	return { kind: "no-address" };
}

/** At the apex, nothing is said of hosts below delegations. */
function glueFlaw(record: RecordView, cut: NameId): NameServerFlaw | undefined {
	const { zone, ownerName, context } = record;
	if (ownerName === zone.origin || record.targetHasAddressIn(zone)) return undefined;
	if (context.workspace.tables.names.isWildcard(cut)) return undefined;
	return { kind: cut === ownerName ? "required-glue" : "sibling-glue", cut };
}
