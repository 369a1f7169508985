import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { sharesOwner } from "../judgements/record-test.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1034 section 3.6.2 and RFC 2317 section 4: whose PTR is in a classless zone has a CNAME, and no PTR beside it. */
export const revCnameAndPtr: RecordRule = {
	id: "rev-cname-and-ptr",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME],
	where: sharesOwner,
	zones: "reverse",
	severity: "error",
	summary: "A name in a reverse zone has both a CNAME and a PTR",
	sources: ["RFC 1034 section 3.6.2", "RFC 2317 section 4"],

	check(record, report) {
		if (!reverseZone(record)) return;
		const pointers = record.recordsOfOwner(TYPE_PTR);
		const [pointer] = pointers;
		if (!pointer) return;
		report({
			at: record.atOwner,
			message: `${record.owner} has a CNAME and a PTR to ${pointer.target}, so servers refuse the zone. Delete the one that is wrong`,
			related: () => [{ at: pointer.atField(0), message: `the PTR to ${pointer.target}` }],
			actions: () => (groupsOfCopies(pointers).length === 1 ? deletions(record, pointer) : [deleteRecord(record)]),
		});
	},
};

/** Where the CNAME leads to a PTR, the one beside it is the old one; else the CNAME is. */
function deletions(alias: RecordView, pointer: RecordView): readonly Action[] {
	const { answer } = alias.resolveTarget();
	const { lookup } = alias.context.workspace;
	const leadsToPointer = answer.kind === "found" && lookup.recordIn(answer.zone, answer.node, TYPE_PTR) >= 0;
	const [first, second] = leadsToPointer ? [pointer, alias] : [alias, pointer];
	return [first, second].map((one, index) => ({ ...deleteRecord(one), preferred: index === 0 && leadsToPointer }));
}
