import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { retargetActions } from "../judgements/retarget-actions.ts";
import { suggestedName } from "../judgements/suggested-name.ts";

/** RFC 6761 section 6.3 and RFC 6762: such names mean the receiver itself, or a host of its own network. */
export const ptrTargetLocalhost = pointerRule({
	id: "ptr-target-localhost",
	group: "mail-trio",
	severity: "error",
	summary: "A PTR names localhost, or a host in a domain that is not in the public DNS",
	sources: ["RFC 6761 section 6.3", "RFC 2606", "RFC 6762 appendix G", "SpamAssassin RDNS_LOCALHOST"],

	check(pointer, report) {
		const { address, at, target } = pointer;
		const flaw = pointerFlaw(pointer);
		if (!at || (flaw !== "localhost" && flaw !== "private-suffix")) return;
		const problem =
			flaw === "localhost"
				? "which every receiver takes for itself, so mail from there is treated as forged"
				: "which is not in the public DNS, so no receiver can look it up";
		const name = suggestedName(address, target) ?? "the public name of the host";
		report({
			at,
			severity: flaw === "localhost" ? "error" : "warning",
			message: `The PTR of ${address.text} names ${target}, ${problem}. Let it name ${name} instead`,
			related: () => mailPath(address),
			actions: () => retargetActions(pointer),
		});
	},
});
