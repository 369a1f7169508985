import { TYPE_CODE } from "../../records/type-code.ts";
import { adviseParameters, hashParameters, isInForce, NSEC3_FLAGS_FIELD } from "../judgements/hash-parameters.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 5155 section 4.1.2: a server ignores an NSEC3PARAM with flags; opt-out is told by the NSEC3 records. */
export const nsec3paramFlags: RecordRule = {
	id: "nsec3param-flags",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.NSEC3PARAM],
	severity: "warning",
	summary: "An NSEC3PARAM has flags, so servers ignore it",
	sources: ["RFC 5155 section 4.1.2"],

	check(record, report) {
		const { flags } = hashParameters(record);
		if (flags === 0 || !isInForce(record)) return;
		const optOut = (flags & 1) === 0 ? "" : " (opt-out is a flag of NSEC3 records only)";
		report({
			at: record.atField(NSEC3_FLAGS_FIELD),
			message: `The NSEC3PARAM of ${record.owner} has the flags ${flags}${optOut}, and servers ignore one that has any. Set them to 0`,
			actions: () => adviseParameters(record),
		});
	},
};
