import { replaceField } from "../fixes/replace-field.ts";
import { givesMinimumAsTtl } from "../fixes/ttl-heir.ts";
import { MINIMUM, soaRule } from "../judgements/soa-rule.ts";

/** RFC 2308 section 4: the last field says how long the absence of a name is remembered. */
export const soaMinimumRange = soaRule({
	id: "soa-minimum-range",
	severity: "information",
	summary: "Answers that a name does not exist are kept for less than five minutes or more than a day",
	sources: ["RFC 2308 section 5", "Zonemaster Zone06"],

	check({ record, minimum }, report) {
		if (minimum >= 300 && minimum <= 86_400) return;
		report({
			at: record.atField(MINIMUM),
			message: `Resolvers remember ${Math.min(minimum, record.ttl)} seconds that a name of ${record.owner} does not exist${minimum > 86_400 ? ", so a host that you add is not found for so long" : ", and ask again for each mistyped name"}. 3600 is usual`,
			// Where records have their TTL from it, they would get another one.
			actions: () =>
				givesMinimumAsTtl(record)
					? []
					: [{ ...replaceField(record, MINIMUM, "Write 3600 for the minimum time", () => "3600"), preferred: false }],
		});
	},
});
