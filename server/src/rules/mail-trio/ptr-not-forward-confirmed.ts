import { confirmingActions } from "../judgements/confirming-actions.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** RFC 8601 section 3: the name that the PTR gives must have the address again, or it proves nothing. */
export const ptrNotForwardConfirmed = pointerRule({
	id: "ptr-not-forward-confirmed",
	group: "mail-trio",
	severity: "warning",
	summary: "A PTR names a host that has other addresses, but not this one",
	sources: ["RFC 8601 section 3", "RFC 1912 section 2.1"],

	check(pointer, report) {
		const { address, at, target } = pointer;
		if (pointer.state !== "differs" || pointer.aliases.length > 0 || pointer.isSpare || !at) return;
		if (pointer.lacksFamily || pointerFlaw(pointer)) return;
		// Nobody has the address: ptr-orphan.
		if (address.role === "none" && (pointer.isGenerated || address.hosts.length === 0)) return;
		report({
			at,
			severity: pointerSeverity(address, "warning"),
			message: `The PTR of ${address.text} does not lead back: ${target} has ${pointer.targetAddresses.join(", ")}. ${consequence(pointer)}`,
			related: () => mailPath(address),
			actions: () => confirmingActions(pointer),
		});
	},
});

function consequence({ address }: PointerView): string {
	const remedy = `Let the PTR name a host that has ${address.text}`;
	if (address.role === "none") return remedy;
	return `Receivers that look the name up find another host and refuse mail from this one. ${remedy}, or give that name the address too`;
}
