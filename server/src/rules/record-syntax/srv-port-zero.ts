import { TYPE_CODE } from "../../records/type-code.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** Where the port stands in an SRV, in octets of its data and among its fields. */
const PORT_AT = 4;
const PORT = 2;

/** RFC 2782: a target of `.` says that the service is not there; a service that is there has a port. */
export const srvPortZero: RecordRule = {
	id: "srv-port-zero",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.SRV],
	where: isRemarkable,
	severity: "information",
	summary: "An SRV record has port 0, or says beside others that there is no service",
	sources: ["RFC 2782"],

	check(record, report) {
		if (record.isGenerated) return;
		const isNone = record.target === ".";
		if (!isNone) {
			if (!record.text || record.wire[PORT_AT] !== 0 || record.wire[PORT_AT + 1] !== 0) return;
			report({
				at: record.atField(PORT),
				message: `No service listens at port 0, so nobody reaches what ${record.owner} offers. Write its port, or . as the target if there is none`,
			});
		} else if (record.recordsOfOwner(TYPE_CODE.SRV).length > 1) {
			report({
				at: record.atField(PORT + 1),
				message: `The target . says that ${record.owner} has no such service, and other records name one. Delete this record or the others`,
			});
		}
	},
};
