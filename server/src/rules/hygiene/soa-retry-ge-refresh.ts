import { RETRY, soaRule } from "../judgements/soa-rule.ts";

/** After a failure one tries again sooner, not later. */
export const soaRetryGeRefresh = soaRule({
	id: "soa-retry-ge-refresh",
	severity: "warning",
	summary: "The retry time of a zone is not shorter than its refresh time",
	sources: ["RFC 1912 section 2.2", "Zonemaster Zone03"],

	check({ record, refresh, retry }, report) {
		if (retry < refresh || refresh === 0) return;
		report({
			at: record.atField(RETRY),
			message: `After a failure, secondaries of ${record.owner} wait longer (${retry} seconds) than between two successes (${refresh}), so they stay behind. Let retry be a part of refresh`,
		});
	},
});
