import { secondsBetween } from "../../dnssec/record-signature.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import { EXPIRE, soaRule } from "../judgements/soa-rule.ts";

const DAY = 86_400;
/** Seconds; with less than this another rule finds the time too short. */
const LEAST_EXPIRE = 7 * DAY;
/** What is advised: a third of the time for which signatures are valid. */
const PART = 3;

/** RFC 6781 section 4.4: a secondary that has lost its primary should give up before the signatures do. */
export const soaExpireVsSig = soaRule({
	id: "soa-expire-vs-sig",
	severity: "information",
	summary: "Secondaries of a signed zone go on longer without their primary than its signatures are valid",
	sources: ["RFC 6781 section 4.4"],

	check({ record, expire }, report) {
		const signatures = record.recordsOfOwner(TYPE_CODE.RRSIG).flatMap(({ signature }) => signature ?? []);
		const times = signatures
			.filter(({ covered }) => covered === TYPE_SOA)
			.map(({ inception, expiration }) => secondsBetween(inception, expiration))
			// One that ends before it begins is told of elsewhere.
			.filter((seconds) => seconds > 0);
		const lifetime = Math.min(...times);
		const isLonger = expire >= lifetime;
		const isTooLong = lifetime >= PART * LEAST_EXPIRE && expire > lifetime / PART;
		if (times.length === 0 || !(isLonger || isTooLong)) return;
		const consequence = isLonger
			? "so in the end with signatures that have expired"
			: "which leaves little of the time for which they are valid";
		report({
			at: record.atField(EXPIRE),
			...(!isLonger && { severity: "hint" as const }),
			message: `Signatures of ${record.owner} are valid for ${days(lifetime)}, and a secondary that has lost its primary answers for ${days(expire)}, ${consequence}. Let it give up after a third, or sign for a longer time`,
		});
	},
});

function days(seconds: number): string {
	const count = Math.floor(seconds / DAY);
	return count === 1 ? "one day" : `${count} days`;
}
