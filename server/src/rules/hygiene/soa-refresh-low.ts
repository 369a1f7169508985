import { durationText } from "../../records/duration-text.ts";
import type { Fix } from "../fix.ts";
import { setFields } from "../fixes/set-fields.ts";
import { isRefreshLow, isRetryLow } from "../judgements/low-timers.ts";
import { EXPIRE, REFRESH, RETRY, type SoaView, soaRule } from "../judgements/soa-rule.ts";

/** Who asks often tries again still more often, so one finding tells both, and one fix repairs both. */
export const soaRefreshLow = soaRule({
	id: "soa-refresh-low",
	severity: "information",
	summary: "The refresh time of a zone is shorter than two hours",
	sources: ["RFC 1912 section 2.2", "RIPE-203", "Zonemaster Zone02"],

	check(soa, report) {
		if (!isRefreshLow(soa)) return;
		const { record, refresh, retry } = soa;
		const isBoth = isRetryLow(soa);
		const again = isBoth ? `, and again after ${durationText(retry)} where it does not answer` : "";
		report({
			at: record.atField(REFRESH),
			message: `Secondaries of ${record.owner} ask the primary every ${durationText(refresh)} whether the zone changed${again}, though it tells them (NOTIFY). ${USUAL.refresh}${isBoth ? ` and ${USUAL.retry} are` : " is"} enough`,
			related: () => (isBoth ? [{ at: record.atField(RETRY), message: "the retry time" }] : []),
			actions: () => [usualTimes(soa)],
		});
	},
});

const USUAL = { refresh: 86400, retry: 7200, expire: 3_600_000 };

/** The usual refresh time, with the retry time where that is too short, and the expire time where the zone would end before. */
function usualTimes(soa: SoaView): Fix {
	const { record, retry, expire } = soa;
	const texts = new Map([[REFRESH, String(USUAL.refresh)]]);
	const said = [`${USUAL.refresh} for the refresh`];
	const write = (field: number, name: string, seconds: number) => {
		texts.set(field, String(seconds));
		said.push(`${seconds} for the ${name}`);
	};
	if (isRetryLow(soa)) write(RETRY, "retry", USUAL.retry);
	const later = USUAL.refresh + (isRetryLow(soa) ? USUAL.retry : retry);
	if (expire > 0 && expire < later) write(EXPIRE, "expire", USUAL.expire);
	const last = said.pop()!;
	const listed = said.length === 0 ? last : `${said.join(", ")} and ${last}`;
	return setFields(record, texts, `Write ${listed} time`, { preferred: false });
}
