import type { Fix } from "../fix.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { setFields } from "../fixes/set-fields.ts";
import { REFRESH, RETRY, type SoaView, soaRule } from "../judgements/soa-rule.ts";

/** After a failure one tries again sooner, not later. */
export const soaRetryGeRefresh = soaRule({
	id: "soa-retry-ge-refresh",
	severity: "warning",
	summary: "The retry time of a zone is not shorter than its refresh time",
	sources: ["RFC 1912 section 2.2", "Zonemaster Zone03"],

	check(soa, report) {
		const { record, refresh, retry } = soa;
		if (retry < refresh || refresh === 0) return;
		report({
			at: record.atField(RETRY),
			message: `After a failure, secondaries of ${record.owner} wait no shorter (${retry} seconds) than between two successes (${refresh}), so they stay behind. Let retry be a part of refresh`,
			actions: () => shorterRetry(soa),
		});
	},
});

const USUAL_REFRESH = 86400;
const USUAL_RETRY = 7200;

/** The usual retry time, with the usual refresh time where the present one is too short for it, unless the zone would end before; none where no time is shorter. */
function shorterRetry({ record, refresh, expire }: SoaView): readonly Fix[] {
	const offer = { preferred: false };
	const write = (seconds: number) =>
		replaceField(record, RETRY, `Write ${seconds} for the retry time`, () => String(seconds));
	if (refresh > USUAL_RETRY) return [{ ...write(USUAL_RETRY), ...offer }];
	if (expire < USUAL_REFRESH + USUAL_RETRY) {
		// Nothing is shorter than a second.
		return refresh > 1 ? [{ ...write(Math.ceil(refresh / 2)), ...offer }] : [];
	}
	const texts = new Map([
		[REFRESH, String(USUAL_REFRESH)],
		[RETRY, String(USUAL_RETRY)],
	]);
	const title = `Write ${USUAL_REFRESH} for the refresh and ${USUAL_RETRY} for the retry time`;
	return [setFields(record, texts, title, offer)];
}
