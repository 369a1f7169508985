import { MNAME, soaRule } from "../judgements/soa-rule.ts";

/** RFC 2136 section 4.3: who wants to change the zone asks the server that the SOA names. */
export const soaMnameRoot = soaRule({
	id: "soa-mname-root",
	severity: "information",
	summary: "The SOA of a zone names no primary server",
	sources: ["RFC 1035 section 3.3.13", "Zonemaster Zone01"],

	check({ record }, report) {
		if (record.target !== ".") return;
		report({
			at: record.atField(MNAME),
			message: `The SOA of ${record.owner} names the root as its primary server, so programs that send changes (DDNS) find none. Name the primary, unless that is what you want`,
		});
	},
});
