import { TYPE_NS } from "../../workspace/lookup.ts";
import { doubledName } from "../judgements/doubled-name.ts";
import { MNAME, soaRule } from "../judgements/soa-rule.ts";

/** A primary that is hidden on purpose is fine. */
export const soaMnameNotInNs = soaRule({
	id: "soa-mname-not-in-ns",
	severity: "information",
	summary: "The primary server that the SOA names is none of the servers of the zone",
	sources: ["RFC 1035 section 3.3.13", "Zonemaster Zone01"],

	check({ record }, report) {
		const { target, targetName, ownerName } = record;
		if (target === "." || targetName === ownerName) return;
		const servers = record.recordsAtApex(TYPE_NS);
		// That only its final dot is lacking is told.
		if (doubledName(record, MNAME)) return;
		if (servers.length === 0 || servers.some((server) => server.targetName === targetName)) return;
		report({
			at: record.atField(MNAME),
			message: `${target}, the primary server that the SOA of ${record.owner} names, has no NS record there. Leave it so if the primary is hidden on purpose; otherwise name one of the servers`,
		});
	},
});
