import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1183 section 1: a server of AFS, or one of DCE. */
export const afsdbSubtype: RecordRule = {
	id: "afsdb-subtype",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.AFSDB],
	severity: "warning",
	summary: "The subtype of an AFSDB record is neither 1 nor 2",
	sources: ["RFC 1183 section 1", "RFC 5864"],

	check(record, report) {
		if (record.isGenerated || !record.text) return;
		const subtype = record.wire[0]! * 256 + record.wire[1]!;
		if (subtype === 1 || subtype === 2) return;
		report({
			at: record.atField(0),
			message: `AFSDB knows the subtypes 1 for AFS and 2 for DCE, and clients pass over ${subtype}. Write one of the two`,
		});
	},
};
