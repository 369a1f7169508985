import { TYPE_PTR } from "../../workspace/lookup.ts";
import { addAddress } from "../fixes/add-address.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { confirmedNamesake } from "../judgements/confirmed-namesake.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1912 section 2.1: each address of a host has a PTR to it, and each PTR an address. */
export const revDuplicateTarget: RecordRule = {
	id: "rev-duplicate-target",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "hint",
	summary: "Two PTRs name a host that has only one of the addresses",
	sources: ["RFC 1912 section 2.1"],

	check(record, report) {
		const { pointer } = record;
		const namesake = pointer && confirmedNamesake(pointer);
		if (!namesake || pointerFlaw(pointer)) return;
		const { address } = pointer;
		report({
			at: record.atField(0),
			message: `${address.text} and ${namesake.address.text} both have PTRs to ${record.target}, which has only ${pointer.targetAddresses.join(", ")}. Give it ${address.text} too, or delete this PTR`,
			related: () => (namesake.at ? [{ at: namesake.at, message: `the PTR of ${namesake.address.text}` }] : []),
			actions: () => {
				const add = addAddress(record, record.target, address);
				return add ? [add, deleteRecord(record)] : [deleteRecord(record)];
			},
		});
	},
};
