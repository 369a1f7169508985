import { durationText } from "../../records/duration-text.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { REFRESH, soaRule } from "../judgements/soa-rule.ts";

/** With NOTIFY, which all servers have, secondaries ask only in case that one got lost. */
export const soaRefreshLow = soaRule({
	id: "soa-refresh-low",
	severity: "information",
	summary: "The refresh time of a zone is shorter than two hours",
	sources: ["RFC 1912 section 2.2", "RIPE-203", "Zonemaster Zone02"],

	check({ record, refresh }, report) {
		if (refresh === 0 || refresh >= 7200) return;
		report({
			at: record.atField(REFRESH),
			message: `Secondaries of ${record.owner} ask every ${durationText(refresh)} whether the zone changed, though the primary tells them (NOTIFY). 86400 is enough`,
			actions: () => [
				{ ...replaceField(record, REFRESH, "Write 86400 for the refresh time", () => "86400"), preferred: false },
			],
		});
	},
});
