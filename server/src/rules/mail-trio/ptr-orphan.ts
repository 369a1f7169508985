import type { Fix } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { addressForTarget } from "../judgements/address-for-target.ts";
import { confirmedNamesake } from "../judgements/confirmed-namesake.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** RFC 1912 section 2.1: what is left when a host moves and its PTR stays behind. */
export const ptrOrphan = pointerRule({
	id: "ptr-orphan",
	group: "mail-trio",
	severity: "hint",
	summary: "A PTR stands for an address that no host has, and its target has another",
	sources: ["RFC 1912 section 2.1"],

	check(pointer, report) {
		const { address, record, target } = pointer;
		if (pointer.state !== "differs" || pointer.aliases.length > 0 || !record || pointer.isGenerated) return;
		if (address.role !== "none" || address.hosts.length > 0 || pointer.lacksFamily || pointerFlaw(pointer)) return;
		// The host may well have both: rev-duplicate-target.
		if (confirmedNamesake(pointer)) return;
		report({
			at: record.atField(0),
			message: `No host has ${address.text}, for which this PTR stands: ${target} has ${pointer.targetAddresses.join(", ")}. Delete the PTR if the host has moved, or give the host this address if it has both`,
			actions: () => [deleteRecord(record), ...addressOfTarget(pointer)],
		});
	},
});

/** The host may have both addresses, or the other one by a slip. */
function addressOfTarget(pointer: PointerView): readonly Fix[] {
	const { add, change } = addressForTarget(pointer);
	return [...(add ? [{ ...add, preferred: false }] : []), ...(change ? [change] : [])];
}
