import { TYPE_CODE } from "../../records/type-code.ts";
import { adviseParameters, hashParameters, isInForce, SALT_FIELD } from "../judgements/hash-parameters.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9276 section 3.1: "Operators SHOULD NOT use a salt". */
export const nsec3Salt: RecordRule = {
	id: "nsec3-salt",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.NSEC3PARAM],
	severity: "information",
	summary: "Names are hashed with a salt for NSEC3, which protects nothing",
	sources: ["RFC 9276 section 3.1"],

	check(record, report) {
		if (hashParameters(record).saltLength === 0 || !isInForce(record)) return;
		report({
			at: record.atField(SALT_FIELD),
			message: `${record.owner} has its names hashed with the salt ${record.writtenField(SALT_FIELD)} for NSEC3, which protects nothing, since the name of the zone is hashed with them anyway. Set it to -`,
			actions: () => adviseParameters(record),
		});
	},
};
