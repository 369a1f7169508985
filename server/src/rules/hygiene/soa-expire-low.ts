import { replaceField } from "../fixes/replace-field.ts";
import { EXPIRE, soaRule } from "../judgements/soa-rule.ts";

/** Nobody repairs a primary on a weekend. */
export const soaExpireLow = soaRule({
	id: "soa-expire-low",
	severity: "warning",
	summary: "A zone ends on its secondaries less than a week after its primary is gone",
	sources: ["RFC 1912 section 2.2", "RIPE-203", "Zonemaster Zone05"],

	check({ record, expire, refresh, retry }, report) {
		if (expire === 0 || expire >= 604_800 || expire < refresh + retry) return;
		report({
			at: record.atField(EXPIRE),
			message: `If the primary of ${record.owner} is out of reach for ${expire} seconds, its secondaries stop to answer, and the domain is gone with its mail. Give people a week at least to notice: 3600000 is recommended`,
			actions: () => [
				{ ...replaceField(record, EXPIRE, "Write 3600000 for the expire time", () => "3600000"), preferred: false },
			],
		});
	},
});
