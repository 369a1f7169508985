import { TYPE_PTR } from "../../workspace/lookup.ts";
import { addressNameActions } from "../judgements/owner-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1035 section 3.5 and RFC 3596 section 2.5: look-ups of addresses come to names of numbers only. */
export const revOwnerNotNumeric: RecordRule = {
	id: "rev-owner-not-numeric",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "hint",
	summary: "The owner of a PTR in a reverse zone is a word",
	sources: ["RFC 1035 section 3.5", "RFC 3596 section 2.5", "RFC 2317 section 4"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} PTR records of ${origin} stand at words, so no look-up of an address finds them. Write the numbers of the addresses`,
	},

	check(record, report) {
		const flaw = ownerFlaw(record);
		if (flaw?.kind !== "word") return;
		const number = reverseZone(record)?.family === 6 ? "a nibble" : "an octet";
		report({
			at: record.atOwner,
			message: `${shownOwner(record)} has "${flaw.label}" where the name of an address has ${number}, so no look-up of an address finds this PTR. Write the numbers of the address`,
			actions: () => addressNameActions(record),
		});
	},
};
