import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import { addressNameActions } from "../judgements/owner-actions.ts";
import { cutRangeActions } from "../judgements/range-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 3.5: the labels below in-addr.arpa. are the octets of an address. */
export const revOwnerOctetRange: RecordRule = {
	id: "rev-owner-octet-range",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME, TYPE_PTR],
	where: isDoubtfulPointer,
	zones: "reverse",
	severity: "error",
	summary: "A name in a reverse zone has a number above 255",
	sources: ["RFC 1035 section 3.5"],

	check(record, report) {
		const flaw = ownerFlaw(record);
		if (flaw?.kind !== "range") return;
		const owner = shownOwner(record);
		report({
			at: record.atOwner,
			message: record.isGenerated
				? `${owner} becomes numbers above 255, which no address has, so nobody looks these names up. Let the range end at 255`
				: `${owner} has the number ${flaw.label}, but an octet is at most 255, so nobody looks this name up. Write the octet of the address`,
			actions: () => (record.isGenerated ? cutRangeActions(record, OCTETS) : addressNameActions(record)),
		});
	},
};

const OCTETS = { first: 0, last: 255 };
