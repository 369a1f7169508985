import { replaceField } from "../fixes/replace-field.ts";
import { isRetryLow, isRetryToldWithRefresh } from "../judgements/low-timers.ts";
import { RETRY, soaRule } from "../judgements/soa-rule.ts";

/** How soon secondaries try again where the primary does not answer. */
export const soaRetryLow = soaRule({
	id: "soa-retry-low",
	severity: "information",
	summary: "The retry time of a zone is shorter than an hour",
	sources: ["RIPE-203", "Zonemaster Zone04"],

	check(soa, report) {
		if (!isRetryLow(soa) || isRetryToldWithRefresh(soa)) return;
		const { record, refresh, retry } = soa;
		report({
			at: record.atField(RETRY),
			message: `Secondaries of ${record.owner} try again after ${retry} seconds where the primary does not answer, which only adds to its load. 7200 is enough`,
			actions: () =>
				refresh > 7200
					? [{ ...replaceField(record, RETRY, "Write 7200 for the retry time", () => "7200"), preferred: false }]
					: [],
		});
	},
});
