import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import { isAddressName } from "../judgements/address-name.ts";
import { addressNameActions, correctOwnerActions } from "../judgements/owner-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 3596 section 2.5: each label below ip6.arpa. is one hexadecimal digit. */
export const rev6NibbleChar: RecordRule = {
	id: "rev6-nibble-char",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME, TYPE_PTR],
	where: isDoubtfulPointer,
	zones: "reverse",
	severity: "error",
	summary: "A label of an IPv6 reverse name is not one hexadecimal digit",
	sources: ["RFC 3596 section 2.5"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} names of ${origin} have labels that are not one hexadecimal digit, so they are never found. Write each digit as a label, the last one first`,
	},

	check(record, report) {
		const flaw = ownerFlaw(record);
		if (flaw?.kind !== "nibble") return;
		const { label } = flaw;
		const remedy =
			label.length === 1 ? "Write a digit from 0 to 9 or a to f" : `Write ${split(label)} instead of ${label}`;
		report({
			at: record.atOwner,
			message: record.isGenerated
				? `${shownOwner(record)} becomes labels of several digits, but in ip6.arpa. each digit is a label of its own, so these names are never found. Use the modifier n, which writes nibbles`
				: `${shownOwner(record)} has the label ${label}, but in ip6.arpa. each label is one hexadecimal digit, so this name is never found. ${remedy}`,
			actions: () => {
				const meant = `${flaw.labels.map(split).join(".")}.${record.origin}`;
				return isAddressName(record, meant) ? correctOwnerActions(record, meant) : addressNameActions(record);
			},
		});
	},
};

/** Each digit as a label, the last one first. */
function split(label: string): string {
	return [...label].reverse().join(".");
}
