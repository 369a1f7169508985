import { TYPE_NS } from "../../workspace/lookup.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4592 section 4.2: what NS records at a wildcard mean is not defined. */
export const nsWildcardOwner: RecordRule = {
	id: "ns-wildcard-owner",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A wildcard has an NS record, so BIND refuses the zone",
	sources: ["RFC 4592 section 4.2"],

	check(record, report) {
		if (!record.context.workspace.tables.names.isWildcard(record.ownerName)) return;
		report({
			at: record.atOwner,
			message: `${record.owner} is a wildcard, which cannot be delegated: BIND refuses the zone. Delegate each name by itself`,
		});
	},
};
