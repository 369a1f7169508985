import { raiseSerial } from "../fixes/raise-serial.ts";
import { publishedSerial } from "../judgements/published-serial.ts";
import { SERIAL } from "../judgements/soa-rule.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 1912 section 2.2: secondaries look at the serial only. */
export const soaSerialNotIncremented: ZoneRule = {
	id: "soa-serial-not-incremented",
	group: "hygiene",
	subject: "zone",
	severity: "warning",
	summary: "A zone has changed and its serial has not, so secondaries do not fetch the change",
	sources: ["RFC 1912 section 2.2", "RFC 1982 section 7"],

	check({ context, zone, origin }, report) {
		const published = publishedSerial(context, zone);
		if (!published?.isChanged || !published.isSame) return;
		const { soa, present } = published;
		report({
			at: soa.atField(SERIAL),
			message: `The records of ${origin} have changed, but its serial is still ${present}, so secondaries do not notice and go on to answer with the old ones. Raise the serial`,
			actions: () => [raiseSerial(soa, present, { safe: true })],
		});
	},
};
