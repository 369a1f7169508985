import { hostNameProblem } from "../../records/host-name.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { pointerTargetActions } from "../judgements/pointer-target-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { targetFlaw } from "../judgements/reverse-target.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1123 section 2.1: the labels of hosts have letters, digits and inner hyphens. */
export const revPtrNotHostname: RecordRule = {
	id: "rev-ptr-not-hostname",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "warning",
	summary: "A PTR names something that is no host name",
	sources: ["RFC 1123 section 2.1", "RFC 952"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} PTR records of ${origin} name something that is no host name. BIND refuses such a zone unless check-names allows it, so rename the hosts`,
	},

	check(record, report) {
		if (targetFlaw(record) !== "characters") return;
		// The labels of a `$GENERATE` differ, its mistake does not.
		const problem = record.isGenerated
			? `${record.writtenField(0)} makes names with a character or hyphen where host names cannot have it`
			: `${record.target} is no host name: ${hostNameProblem(record.targetWire, 0, "target")}`;
		report({
			at: record.atField(0),
			message: `${problem}. BIND refuses such a zone unless check-names allows it, so rename the host`,
			actions: () => pointerTargetActions(record),
		});
	},
};
