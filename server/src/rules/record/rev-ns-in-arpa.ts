import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { isStockZone } from "../judgements/exempt-zones.ts";
import { isFullNameWithoutDot } from "../judgements/missing-dot.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1912 section 3.2: a name without its final dot gets the reverse zone's name behind it. */
export const revNsInArpa: RecordRule = {
	id: "rev-ns-in-arpa",
	group: "reverse-zone",
	severity: "warning",
	summary: "A name server of a reverse zone has a name in the reverse tree that has no address",
	sources: ["RFC 1912 section 3.2", "RFC 1035 section 5.1"],
	subject: "record",
	types: [TYPE_NS, TYPE_SOA],
	zones: "reverse",

	check(record, report) {
		if (!record.targetIsInZone || record.isTargetUndecided) return;
		if (record.addressesOf(record.target).length > 0 || record.targetHasAddressIn(record.zone)) return;
		if (isStockZone(record.context, record.zone)) return;
		const written = record.writtenField(0);
		const [role, consequence] =
			record.type === TYPE_NS
				? ["name server", "and the zone has one server less"]
				: ["primary name server", "so secondaries and updates look for it in vain"];
		const isCut = isFullNameWithoutDot(written);
		report({
			at: record.atField(0),
			message: isCut
				? `The ${role} is written ${written} without a final dot, so it becomes ${record.target}, which has no address, ${consequence}. Append the dot`
				: `The ${role} ${record.target} lies in the reverse tree and has no address, ${consequence}. Give its full name with a final dot, such as ns1.example.com.`,
			actions: () => (isCut ? [{ ...appendDot(record, 0), preferred: true }] : []),
		});
	},
};
