import { TYPE_A, TYPE_AAAA, TYPE_CNAME } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** What is wrong with a name server that lies in the zone which it is to serve. */
export type NameServerFlaw =
	| { readonly kind: "no-address" }
	/** The CNAME, or the DNAME above it, that makes it an alias. */
	| { readonly kind: "alias" | "below-dname"; readonly alias: RecordView };

/**
 * What keeps a primary server from loading a zone, in an NS record of its apex: the host lies in the zone and has no address
 * there, or is an alias. BIND asks the zone itself only, and nothing below a delegation. Undefined where nothing does.
 */
export function nameServerFlaw(record: RecordView): NameServerFlaw | undefined {
	const { zone, context } = record;
	if (record.ownerName !== zone.origin || zone.kind !== "primary" || !record.targetIsInZone) return undefined;
	const { lookup, tables } = context.workspace;
	const answer = lookup.answerIn(zone, lookup.sought(record.targetName));
	if (answer.kind === "outside") return undefined;
	if (answer.kind === "alias") {
		const isCname = tables.records.type[answer.record] === TYPE_CNAME;
		return { kind: isCname ? "alias" : "below-dname", alias: context.viewRecord(context, answer.record) };
	}
	if (answer.kind === "found") {
		const { node } = answer;
		if (lookup.recordIn(zone, node, TYPE_A) >= 0 || lookup.recordIn(zone, node, TYPE_AAAA) >= 0) return undefined;
		if (lookup.hasComputedAddress(zone, node)) return undefined;
	}
	return { kind: "no-address" };
}
