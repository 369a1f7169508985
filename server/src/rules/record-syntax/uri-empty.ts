import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordRule } from "../rule.ts";

/** Priority and weight. */
const HEAD = 4;

/** RFC 7553 section 4.4: the target must not be empty. */
export const uriEmpty: RecordRule = {
	id: "uri-empty",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.URI],
	severity: "warning",
	summary: "The target of a URI record is empty",
	sources: ["RFC 7553 section 4.4"],

	check(record, report) {
		if (record.isGenerated || record.wire.length !== HEAD) return;
		report({
			at: record.atField(2),
			message: `The URI at ${record.owner} is empty, so nobody learns where the service is. Write one, or delete the record`,
		});
	},
};
