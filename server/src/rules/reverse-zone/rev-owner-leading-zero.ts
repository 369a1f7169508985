import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { changeOwnerTemplate } from "../fixes/change-generate.ts";
import { isAddressName } from "../judgements/address-name.ts";
import { correctOwnerActions } from "../judgements/owner-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { ownerFlaw, shownOwner } from "../judgements/reverse-owner.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 3.5: octets are written in decimal, with leading zeros left out. */
export const revOwnerLeadingZero: RecordRule = {
	id: "rev-owner-leading-zero",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME, TYPE_PTR],
	where: isDoubtfulPointer,
	zones: "reverse",
	severity: "error",
	summary: "An octet in a reverse zone has leading zeros",
	sources: ["RFC 1035 section 3.5"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} names of ${origin} have octets with leading zeros, so nobody looks them up. Write the octets without zeros in front`,
	},

	check(record, report) {
		const flaw = ownerFlaw(record);
		if (flaw?.kind !== "leading-zero") return;
		const owner = shownOwner(record);
		report({
			at: record.atOwner,
			message: record.isGenerated
				? `${owner} becomes octets with leading zeros, and names are looked up without them, so these are never found. Leave the width out`
				: `${owner} has ${flaw.label}, but names are looked up without leading zeros, so it is never found. Write ${Number(flaw.label)}`,
			actions: () => {
				if (record.isGenerated) return withoutWidth(record);
				const meant = `${flaw.labels.map(withoutZeros).join(".")}.${record.origin}`;
				return isAddressName(record, meant) ? correctOwnerActions(record, meant) : [];
			},
		});
	},
};

/** For a `$GENERATE`: its template without the widths, where this leaves whole octets. */
function withoutWidth(record: RecordView): readonly Action[] {
	const template = record.writtenOwner.replace(/\$\{([+-]?\d+),\d+(?:,d)?\}/g, (_, offset: string) =>
		Number(offset) === 0 ? "$" : `\${${offset}}`,
	);
	const fix = template === record.writtenOwner ? undefined : changeOwnerTemplate(record, template);
	return fix ? [fix] : [];
}

function withoutZeros(label: string): string {
	return /^\d+$/.test(label) ? String(Number(label)) : label;
}
