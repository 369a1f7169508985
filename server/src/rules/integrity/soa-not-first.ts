import { TYPE_SOA } from "../../workspace/lookup.ts";
import { moveToFront } from "../fixes/move-to-front.ts";
import { holdsSignatures } from "../judgements/signed-zone.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 1035 section 5.2 names no order, but every reader looks for the SOA at the top. */
export const soaNotFirst: ZoneRule = {
	id: "soa-not-first",
	group: "integrity",
	subject: "zone",
	severity: "hint",
	summary: "Other records stand in front of the SOA",
	sources: ["RFC 1035 section 5.2"],

	check(zone, report) {
		const [soa] = zone.apexRecords(TYPE_SOA);
		const first = soa && zone.firstRecord;
		// What signs a zone sorts it.
		if (!first || first.type === TYPE_SOA || holdsSignatures(zone.context.workspace, zone.zone)) return;
		// When it goes, another may be the first.
		zone.context.watch.name(first.ownerName);
		report({
			at: soa.atType,
			message: `The SOA of ${zone.origin} stands behind other records. Servers read it all the same, but people and some programs look for it at the top. Move it in front of them`,
			related: () => [{ at: first.atEntry, message: "the first record" }],
			actions: () => [moveToFront(soa, first)],
		});
	},
};
