import { reverseName } from "../../tables/reverse-name.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { isAddressName } from "../judgements/address-name.ts";
import { addressNameActions, correctOwnerActions } from "../judgements/owner-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 3596 section 2.5: below ip6.arpa., the name of an address has 32 labels. */
export const rev6NibbleCount: RecordRule = {
	id: "rev6-nibble-count",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "The owner of a PTR has more or fewer nibbles than an IPv6 address",
	sources: ["RFC 3596 section 2.5"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} PTR records of ${origin} have more or fewer than 32 nibbles in their names, so they are never found. Look for a wrong $ORIGIN or missing final dots`,
	},

	check(record, report) {
		const flaw = ownerFlaw(record);
		if (flaw?.kind !== "depth" || flaw.zone.family !== 6) return;
		const { labels, zone } = flaw;
		const problem = labels.includes("arpa")
			? "has ip6.arpa in it twice"
			: `has ${zone.labels + labels.length} nibbles, but an IPv6 address has 32`;
		report({
			at: record.atOwner,
			message: `${shownOwner(record)} ${problem}, so this PTR is never found. ${remedy(record, labels, 32 - zone.labels)}`,
			actions: () => {
				const whole = `${labels.join(".")}.`;
				return isAddressName(record, whole) ? correctOwnerActions(record, whole) : addressNameActions(record);
			},
		});
	},
};

function remedy(record: RecordView, labels: readonly string[], wanted: number): string {
	if (labels.includes("arpa") && !record.writtenOwner.endsWith(".")) return "Append the final dot to the owner";
	const meant = record
		.addressesOf(record.target)
		.map((address) => ({ address, name: reverseName(address.octets) }))
		.filter(({ name }) => name.endsWith(`.${record.origin}`));
	const [only] = meant;
	if (record.isGenerated || !only || meant.length > 1) return `In ${record.origin} an owner has ${wanted} nibbles`;
	return `${only.address.text}, which ${record.target} has, is ${only.name.slice(0, -record.origin.length - 1)} here`;
}
