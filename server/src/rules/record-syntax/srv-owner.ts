import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { ownerTest } from "../judgements/record-test.ts";
import { isReferredTo } from "../judgements/special-owner.ts";
import type { RecordRule, RecordTest } from "../rule.ts";

/** Whether an owner does not begin with the labels of a service and a protocol, as in `_sip._tcp`. */
const isNoService: RecordTest = ownerTest(
	(names, owner) => !names.isUnderscored(owner) || !names.isUnderscored(names.parentOf(owner)),
);

/** RFC 2782: the owner is `_service._protocol.domain`. */
export const srvOwner: RecordRule = {
	id: "srv-owner",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.SRV],
	where: isNoService,
	severity: "warning",
	summary: "The owner of an SRV record does not begin with a service and a protocol",
	sources: ["RFC 2782", "RFC 8552 section 4"],
	many: {
		above: 20,
		message: (count, origin) =>
			`${count} SRV records of ${origin} have owners that do not begin with a service and a protocol, so nobody asks for them. Rename them to _service._protocol`,
	},

	check(record, report) {
		if (record.isGenerated && !record.isEdgeOfGenerate) return;
		// Wildcards answer for services that they do not name, and an alias may lead to any name.
		if (/^\*(?:\._[^.]+)?\./.test(record.owner)) return;
		if (isReferredTo(record, record.ownerName, TYPE_CNAME)) return;
		report({
			at: record.atOwner,
			message: `Nobody asks for the service at ${record.owner}, since clients put the service and the protocol in front, as in _sip._tcp. Begin the owner with both`,
		});
	},
};
