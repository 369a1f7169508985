import { TYPE_DS } from "../../workspace/lookup.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4034 section 5: the DS records of a zone stand in its parent. */
export const dsAtApex: RecordRule = {
	id: "ds-at-apex",
	group: "dnssec",
	subject: "record",
	types: [TYPE_DS],
	severity: "error",
	summary: "A DS record stands at the top of the zone that it speaks of, so BIND refuses the zone",
	sources: ["RFC 4034 section 5", "RFC 4035 section 2.4"],

	check(record, report) {
		if (record.ownerName !== record.zone.origin) return;
		report({
			at: record.atOwner,
			message: `The DS of ${record.owner} belongs into the zone above it, which delegates to this one; here BIND refuses the zone. Move it there`,
		});
	},
};
