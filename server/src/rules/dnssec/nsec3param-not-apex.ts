import { TYPE_CODE } from "../../records/type-code.ts";
import { apexHome } from "../judgements/apex-home.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 5155 section 4: NSEC3PARAM stands at the top of a zone. */
export const nsec3paramNotApex: RecordRule = {
	id: "nsec3param-not-apex",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.NSEC3PARAM],
	severity: "warning",
	summary: "An NSEC3PARAM stands below the top of its zone, where servers do not look for it",
	sources: ["RFC 5155 section 4"],

	check(record, report) {
		const home = apexHome(record);
		if (!home) return;
		report({
			at: record.atOwner,
			message: `The NSEC3PARAM of ${record.owner} does not stand at the top of its zone, where servers look for how names are hashed, so it is ignored. ${home.advice}`,
			actions: home.actions,
		});
	},
};
