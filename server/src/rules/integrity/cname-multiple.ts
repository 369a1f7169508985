import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { otherOfKind } from "../judgements/other-of-kind.ts";
import { sharesOwner } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 2181 section 10.1: a name is the alias of one other name. */
export const cnameMultiple: RecordRule = {
	id: "cname-multiple",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: sharesOwner,
	severity: "error",
	summary: "A name has two different CNAME records, so servers refuse the zone",
	sources: ["RFC 1034 section 3.6.2", "RFC 2181 section 10.1"],

	check(record, report) {
		const other = otherOfKind(record);
		if (!other) return;
		report({
			at: record.atField(0),
			message: `${record.owner} is an alias of ${other.target} already, and a name has one CNAME at most, so servers refuse the zone. Delete one of them`,
			related: () => [{ at: other.atField(0), message: `the CNAME to ${other.target}` }],
			actions: () =>
				[record, other].map((one) => ({
					...deleteRecord(one, `Delete the CNAME to ${one.target}`),
					preferred: false,
				})),
		});
	},
};
