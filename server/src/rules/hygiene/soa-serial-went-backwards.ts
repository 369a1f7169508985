import { serialBetween } from "../../records/serial.ts";
import { raiseSerial, stepBack } from "../fixes/raise-serial.ts";
import { publishedSerial } from "../judgements/published-serial.ts";
import { SERIAL } from "../judgements/soa-rule.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 1982 section 3.2: which of two serials is the later one. */
export const soaSerialWentBackwards: ZoneRule = {
	id: "soa-serial-went-backwards",
	group: "hygiene",
	subject: "zone",
	severity: "error",
	summary: "The serial of a zone is older than the one that was published, so secondaries never fetch it",
	sources: ["RFC 1982 section 3.2", "RFC 1912 section 3.1"],

	check({ context, zone, origin }, report) {
		const published = publishedSerial(context, zone);
		if (!published?.isLater) return;
		const { soa, present, serial } = published;
		// Next to each other, they are too close for it.
		const alternative = serialBetween(serial, present) === undefined ? "" : ", or go back in two steps";
		report({
			at: soa.atField(SERIAL),
			message: `The serial of ${origin} went back from ${serial} to ${present}, so secondaries take this zone for an older version and never fetch it. Write one that comes after ${serial}${alternative}`,
			actions: () => [raiseSerial(soa, serial), ...stepBack(soa, serial, present)],
		});
	},
};
