import { confirmingActions } from "../judgements/confirming-actions.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import { suggestedName } from "../judgements/suggested-name.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** RFC 1912 section 2.1: a PTR must point back to a valid A record. */
export const ptrTargetNoAddress = pointerRule({
	id: "ptr-target-no-address",
	group: "mail-trio",
	severity: "warning",
	summary: "A PTR names a host that has no address",
	sources: ["RFC 1912 section 2.1", "RFC 8601 section 3"],

	check(pointer, report) {
		const { address, at, state } = pointer;
		if (state !== "absent" && !(state === "differs" && pointer.lacksFamily)) return;
		if (!at || pointer.aliases.length > 0 || pointer.isSpare || pointerFlaw(pointer)) return;
		if (address.role === "none" && pointer.isGenerated) return;
		report({
			at,
			severity: pointerSeverity(address, "warning"),
			message: `The PTR of ${address.text} names ${pointer.target}, which has no ${whatIsLacking(pointer)}. ${remedy(pointer)}`,
			related: () => mailPath(address),
			actions: () => confirmingActions(pointer),
		});
	},
});

function whatIsLacking({ address, state }: PointerView): string {
	if (state === "absent") return "address in the zone that answers for it";
	return address.isIpv4 ? "IPv4 address" : "IPv6 address";
}

function remedy({ address, target }: PointerView): string {
	const name = suggestedName(address, target);
	const todo =
		name === undefined
			? `Correct the name, or give the address to ${target} in its zone`
			: `Let it name ${name} instead`;
	return address.role === "none" ? todo : `Receivers find no way back to the address and refuse mail from it. ${todo}`;
}
