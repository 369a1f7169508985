import { addressText } from "../../records/address.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { addressAsTarget } from "../judgements/address-as-target.ts";
import { pointerTargetActions } from "../judgements/pointer-target-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { targetFlaw } from "../judgements/reverse-target.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 3.3.12: the target of a PTR is a name. */
export const revPtrToIp: RecordRule = {
	id: "rev-ptr-to-ip",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "A PTR gives an address where it must name a host",
	sources: ["RFC 1035 section 3.3.12"],

	check(record, report) {
		if (targetFlaw(record) !== "address") return;
		const octets = addressAsTarget(record)!;
		const hosts = record.addressOf(octets).candidateNames;
		const remedy = hosts.length > 0 ? `Name ${hosts.join(" or ")}, which has this address` : "Name the host";
		const meaning = record.isGenerated ? "" : `: it is taken as the name ${record.target}, which nobody has`;
		report({
			at: record.atField(0),
			message: `${record.isGenerated ? record.writtenField(0) : addressText(octets)} is an address, but a PTR must name a host${meaning}. ${record.isGenerated ? "Name the hosts" : remedy}`,
			actions: () => pointerTargetActions(record),
		});
	},
};
