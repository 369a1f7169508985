import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 1035 section 5.2: the servers of a zone stand at its top. */
export const apexNsMissing: ZoneRule = {
	id: "apex-ns-missing",
	group: "delegation",
	subject: "zone",
	severity: "error",
	summary: "A zone names no servers at its top, so BIND refuses it",
	sources: ["RFC 1035 section 5.2", "RFC 2181 section 6.1"],

	check(zone, report) {
		if (zone.zone.kind !== "primary" || zone.apexRecords(TYPE_NS).length > 0) return;
		const [soa] = zone.apexRecords(TYPE_SOA);
		// What lacks may stand in a line or a file that cannot be read, which is said there.
		if (!soa || zone.hasUnreadText) return;
		report({
			at: soa.atOwner,
			message: `${zone.origin} has no NS record, so BIND refuses the zone. Name its servers behind the SOA, each with a line such as @ NS ns1.example.com.`,
		});
	},
};
