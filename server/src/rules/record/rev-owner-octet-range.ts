import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { changeRange } from "../fixes/change-generate.ts";
import { writtenGenerate } from "../fixes/written-generate.ts";
import { addressNameActions } from "../judgements/owner-actions.ts";
import { ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 3.5: the labels below in-addr.arpa. are the octets of an address. */
export const revOwnerOctetRange: RecordRule = {
	id: "rev-owner-octet-range",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME, TYPE_PTR],
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
			actions: () => (record.isGenerated ? cutRange(record) : addressNameActions(record)),
		});
	},
};

/** Lets a range end at the last octet there is, where the octet is the plain number. */
function cutRange(record: RecordView): readonly Action[] {
	const generate = record.text && writtenGenerate(record.text);
	if (!generate || !/^\$(?:\.[\d.]+)?$/.test(generate.owner)) return [];
	const { start, stop, step } = generate.range;
	if (start > 255) return [];
	const last = stop > 255 ? 255 - ((255 - start) % step) : stop;
	const fix = changeRange(record, { start, stop: last, step });
	return fix ? [fix] : [];
}
