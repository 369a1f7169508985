import { TYPE_CODE } from "../../records/type-code.ts";
import { adviseParameters, hashParameters, ITERATIONS_FIELD, isInForce } from "../judgements/hash-parameters.ts";
import type { RecordRule } from "../rule.ts";

/** Above this BIND from version 9.20 on, and other resolvers, take the zone for unsigned or do not answer (RFC 9276 section 3.2). */
const MOST_ITERATIONS = 50;

/** RFC 9276 section 3.1: "If NSEC3 must be used, then an iterations count of 0 MUST be used". */
export const nsec3Iterations: RecordRule = {
	id: "nsec3-iterations",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.NSEC3PARAM],
	severity: "warning",
	summary:
		"Names are hashed several times for NSEC3, which protects nothing and makes resolvers ignore the zone's signatures",
	sources: ["RFC 9276 section 3.1"],

	check(record, report) {
		const { iterations } = hashParameters(record);
		if (iterations === 0 || !isInForce(record)) return;
		const isTooMuch = iterations > MOST_ITERATIONS;
		const why = isTooMuch
			? "resolvers do not do so much work, so for them the zone is unsigned or has no answers"
			: "that costs all resolvers work and hides no name from those who search for it";
		report({
			at: record.atField(ITERATIONS_FIELD),
			severity: isTooMuch ? "error" : "warning",
			message: `${record.owner} has its names hashed ${iterations === 1 ? "once" : `${iterations} times`} more for NSEC3: ${why}. Set it to 0`,
			actions: () => adviseParameters(record),
		});
	},
};
