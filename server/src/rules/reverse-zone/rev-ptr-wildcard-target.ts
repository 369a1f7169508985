import { TYPE_PTR } from "../../workspace/lookup.ts";
import { pointerTargetActions } from "../judgements/pointer-target-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { targetFlaw } from "../judgements/reverse-target.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4592 section 2.1.1: a `*` stands for names as an owner only. */
export const revPtrWildcardTarget: RecordRule = {
	id: "rev-ptr-wildcard-target",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "A PTR names a wildcard",
	sources: ["RFC 4592 section 2.1.1", "RFC 1123 section 2.1"],

	check(record, report) {
		if (targetFlaw(record) !== "wildcard") return;
		report({
			at: record.atField(0),
			message: `${record.isGenerated ? record.writtenField(0) : record.target} is a wildcard, but a PTR must name one host: receivers get the * itself as the name. BIND refuses such a zone. Name the host`,
			actions: () => pointerTargetActions(record),
		});
	},
};
