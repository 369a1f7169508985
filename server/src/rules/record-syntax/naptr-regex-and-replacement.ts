import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordRule } from "../rule.ts";

const REGEXP = 4;
const REPLACEMENT = 5;

/** RFC 3403 section 4.1: of expression and replacement, one is empty. */
export const naptrRegexAndReplacement: RecordRule = {
	id: "naptr-regex-and-replacement",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.NAPTR],
	severity: "warning",
	summary: "A NAPTR has both a regular expression and a replacement",
	sources: ["RFC 3403 section 4.1"],

	check(record, report) {
		if (record.isGenerated || record.writtenField(REPLACEMENT) === "." || !record.text) return;
		if (/^(?:"")?$/.test(record.writtenField(REGEXP))) return;
		report({
			at: record.atField(REPLACEMENT),
			message: `This NAPTR of ${record.owner} has a regular expression and a replacement as well, and clients may ignore it. Write . as the replacement, or "" as the expression`,
		});
	},
};
