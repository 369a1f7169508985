import { MNAME, soaRule } from "../judgements/soa-rule.ts";

/** The primary server is a host, not another name of one. */
export const soaMnameCname = soaRule({
	id: "soa-mname-cname",
	severity: "warning",
	summary: "The primary server that an SOA names is an alias",
	sources: ["RFC 1035 section 3.3.13", "Zonemaster Zone07"],

	check({ record }, report) {
		if (record.target === "." || !record.targetIsInZone) return;
		const { lookup } = record.context.workspace;
		const answer = lookup.answer(record.universe, lookup.sought(record.targetName));
		if (answer.kind !== "alias") return;
		const alias = record.context.viewRecord(record.context, answer.record);
		report({
			at: record.atField(MNAME),
			message: `${record.target}, the primary server of ${record.owner}, is an alias of ${alias.target}, and programs that send changes (DDNS) or transfers may not follow it. Name the host itself`,
			related: () => [{ at: alias.atRdata, message: `the alias of ${alias.target}` }],
		});
	},
});
