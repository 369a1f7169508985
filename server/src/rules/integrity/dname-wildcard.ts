import { TYPE_DNAME } from "../../workspace/lookup.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 6672 section 3.3: what a DNAME at a wildcard means is not defined. */
export const dnameWildcard: RecordRule = {
	id: "dname-wildcard",
	group: "integrity",
	subject: "record",
	types: [TYPE_DNAME],
	severity: "warning",
	summary: "A wildcard has a DNAME, which servers take in different ways",
	sources: ["RFC 6672 section 3.3", "RFC 4592 section 4.4"],

	check(record, report) {
		const { names } = record.context.workspace.tables;
		if (!names.isWildcard(record.ownerName)) return;
		const parent = names.text(names.parentOf(record.ownerName));
		report({
			at: record.atOwner,
			message: `${record.owner} is a wildcard with a DNAME, for which there are no rules: servers answer in different ways. Put the DNAME at ${parent}, which leads all names below it away, or at each name by itself`,
		});
	},
};
