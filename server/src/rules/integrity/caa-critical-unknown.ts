import { caaTag } from "../../records/fields/caa-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordRule } from "../rule.ts";

/** The flag that makes a property critical: an authority that does not know it must not issue. */
const CRITICAL = 128;

/** RFC 8659 section 4.1: a critical property that an authority does not know keeps it from issuing. */
export const caaCriticalUnknown: RecordRule = {
	id: "caa-critical-unknown",
	group: "integrity",
	subject: "record",
	types: [TYPE_CODE.CAA],
	severity: "warning",
	summary: "A CAA record is critical and its tag unknown, so no authority issues certificates",
	sources: ["RFC 8659 section 4.1"],

	check(record, report) {
		if (record.isGenerated || !record.text) return;
		const { wire } = record;
		if ((wire[0]! & CRITICAL) === 0) return;
		const tag = String.fromCharCode(...wire.subarray(2, 2 + wire[1]!));
		if (caaTag("").kind.words?.has(tag.toLowerCase())) return;
		report({
			at: record.atField(1),
			message: `No certification authority knows the CAA tag ${tag}, and the flag ${CRITICAL} forbids them to issue certificates for ${record.owner} if they do not. Correct the tag, or write 0 in place of the flag`,
		});
	},
};
