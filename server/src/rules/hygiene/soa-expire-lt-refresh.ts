import { replaceField } from "../fixes/replace-field.ts";
import { EXPIRE, soaRule } from "../judgements/soa-rule.ts";

/** RFC 1912 section 2.2: expire is larger than refresh and retry together. */
export const soaExpireLtRefresh = soaRule({
	id: "soa-expire-lt-refresh",
	severity: "error",
	summary: "A zone ends on its secondaries before they ask for it a second time",
	sources: ["RFC 1912 section 2.2", "RFC 1035 section 3.3.13"],

	check({ record, expire, refresh, retry }, report) {
		if (expire >= refresh + retry || expire === 0) return;
		report({
			at: record.atField(EXPIRE),
			message: `The expire time of ${record.owner} (${expire} seconds) is over before secondaries have asked again (refresh ${refresh} and retry ${retry}), so one answer that gets lost takes the domain and its mail away. 3600000 is recommended`,
			actions: () => [
				{ ...replaceField(record, EXPIRE, "Write 3600000 for the expire time", () => "3600000"), preferred: false },
			],
		});
	},
});
