import { TYPE_PTR } from "../../workspace/lookup.ts";
import { moveToAddressActions } from "../judgements/owner-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import { reversedOctets } from "../judgements/reversed-octets.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 3.5: the last octet of the address comes first. */
export const revOwnerReversed: RecordRule = {
	id: "rev-owner-reversed",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "warning",
	summary: "The octets of an owner stand in the order of the address instead of the reverse",
	sources: ["RFC 1035 section 3.5"],

	check(record, report) {
		const { pointer } = record;
		const reversed = pointer && reversedOctets(pointer);
		if (!pointer || reversed?.of !== "owner" || record.isGenerated) return;
		const octets = reversed.meant.split(".").slice(reverseZone(record)!.labels).reverse().join(".");
		report({
			at: record.atOwner,
			message: `This PTR stands for ${pointer.address.text}, but ${record.target} has ${reversed.meant}: in a reverse zone the last octet comes first. Write ${octets}`,
			actions: () => moveToAddressActions(record, `${octets}.${record.origin}`),
		});
	},
};
