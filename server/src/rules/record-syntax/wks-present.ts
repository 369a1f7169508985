import { TYPE_CODE } from "../../records/type-code.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1123 section 5.3.6: mail servers do not ask for it, and nobody else does. */
export const wksPresent: RecordRule = {
	id: "wks-present",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.WKS],
	severity: "hint",
	summary: "A WKS record lists services, which nobody asks for",
	sources: ["RFC 1123 section 5.3.6", "RFC 1912 section 2.6.1"],
	many: {
		above: 10,
		message: (count, origin) => `${count} WKS records of ${origin} are of no use. Delete them`,
	},

	check(record, report) {
		if (record.isGenerated) return;
		report({
			at: record.atType,
			message: `No program asks for WKS records any more, so this one of ${record.owner} does nothing. Delete it`,
			actions: () => [deleteRecord(record)],
		});
	},
};
