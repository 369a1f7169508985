import { replaceName } from "../fixes/replace-name.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import { retargetActions } from "../judgements/retarget-actions.ts";
import { suggestedName } from "../judgements/suggested-name.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** RFC 1034 section 3.6.2 and RFC 1912 section 2.1: a PTR gives the canonical name of the host, not an alias. */
export const ptrTargetIsCname = pointerRule({
	id: "ptr-target-is-cname",
	group: "mail-trio",
	severity: "warning",
	summary: "A PTR names an alias instead of the host itself",
	sources: ["RFC 1034 section 3.6.2", "RFC 1912 section 2.1"],

	check(pointer, report) {
		const { address, aliases, at, end, state, target } = pointer;
		if (aliases.length === 0 || !at || pointer.isSpare || pointerFlaw(pointer)) return;
		const { record } = pointer;
		const isBroken = state === "differs" || state === "absent";
		report({
			at,
			severity: pointerSeverity(address, isBroken ? "warning" : "information", isBroken ? "warning" : "information"),
			message: `The PTR of ${address.text} names ${target}, an alias of ${end}${problem(pointer)}`,
			related: () => mailPath(address),
			// Only where the alias leads back is its end known to be right.
			actions: () => (state === "confirmed" && record ? [replaceName(record, 0, end)] : retargetActions(pointer)),
		});
	},
});

function problem({ address, end, state, target }: PointerView): string {
	if (state === "confirmed") return "; some programs do not follow it. Let the PTR name the host itself";
	if (state === "outside")
		return " outside the loaded zones; a PTR is to name the host itself. Name that host if it has the address";
	const name = suggestedName(address, target);
	const remedy = name === undefined || name === end ? `Name a host that has ${address.text}` : `Name ${name} instead`;
	return `, which does not have ${address.text}, so the PTR does not lead back. ${remedy}`;
}
