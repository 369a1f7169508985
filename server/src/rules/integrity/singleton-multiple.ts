import { RECORD_TYPES } from "../../records/record-types.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { otherOfKind } from "../judgements/other-of-kind.ts";
import type { RecordRule } from "../rule.ts";

/** Types of which a name has one record at most, but for CNAME, which has a rule of its own. */
const SINGLETONS = RECORD_TYPES.filter(({ singleton, code }) => singleton && code !== TYPE_CNAME);

/** RFC 1035 section 5.2 for SOA, RFC 6672 section 2.4 for DNAME, RFC 9606 section 4 for RESINFO. */
export const singletonMultiple: RecordRule = {
	id: "singleton-multiple",
	group: "integrity",
	subject: "record",
	types: SINGLETONS.map(({ code }) => code),
	severity: "error",
	summary: "A name has two different records of a type of which it can have one, so servers refuse the zone",
	sources: ["RFC 1035 section 5.2", "RFC 6672 section 2.4", "RFC 9606 section 4"],

	check(record, report) {
		const other = otherOfKind(record);
		if (!other) return;
		report({
			at: record.atType,
			message: `${record.owner} has another ${record.typeName} record already, and a name has one at most, so servers refuse the zone. Delete one of them`,
			related: () => [{ at: other.atEntry, message: `the other ${record.typeName} record` }],
		});
	},
};
