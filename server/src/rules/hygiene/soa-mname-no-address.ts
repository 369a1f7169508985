import { MNAME, soaRule } from "../judgements/soa-rule.ts";

/** Who asks the primary must find it. */
export const soaMnameNoAddress = soaRule({
	id: "soa-mname-no-address",
	severity: "warning",
	summary: "The primary server that an SOA names has no address",
	sources: ["RFC 1035 section 3.3.13", "Zonemaster Zone07"],

	check({ record }, report) {
		if (record.target === "." || !record.targetIsInZone || record.targetName === record.ownerName) return;
		const { chains } = record.context;
		const resolution = record.resolveTarget();
		if (resolution.aliases.length > 0 || resolution.answer.kind === "outside" || chains.isUndecided(resolution)) return;
		if (chains.addressesAt(resolution).addresses.length > 0) return;
		report({
			at: record.atField(MNAME),
			message: `${record.target}, the primary server of ${record.owner}, has no address in the zone, so programs that send changes (DDNS) do not find it. Add its address, or name the right host`,
		});
	},
});
