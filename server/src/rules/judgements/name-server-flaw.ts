import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME } from "../../workspace/lookup.ts";
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
export function nameServerFlaw(record: RecordView): NameServerFlaw | undefined {
	const { zone } = record;
	if (zone.kind !== "primary" || !record.targetIsInZone) return undefined;
	const flaw = record.ownerName === zone.origin || isCut(record) ? flawOf(record) : undefined;
	return flaw && addressAsTarget(record) ? undefined : flaw;
}

/** Whether an NS record delegates its owner: it is no wildcard, and no delegation or DNAME above it has taken it away. */
export function isCut({ context, zone, ownerName }: RecordView): boolean {
	const { lookup, tables } = context.workspace;
	if (ownerName === zone.origin || tables.names.isWildcard(ownerName)) return false;
	const answer = lookup.answerIn(zone, lookup.sought(ownerName));
	return answer.kind === "outside" && answer.cut === ownerName;
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
