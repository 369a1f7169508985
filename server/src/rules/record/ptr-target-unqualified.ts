import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { retargetActions } from "../judgements/retarget-actions.ts";

/** RFC 1034 section 3.1: a name of one label is a top-level domain, which is no host. */
export const ptrTargetUnqualified = pointerRule({
	id: "ptr-target-unqualified",
	group: "mail-trio",
	severity: "error",
	summary: "A PTR names a host without its domain",
	sources: ["RFC 1034 section 3.1", "RFC 5321 section 2.3.5"],

	check(pointer, report) {
		const { address, at, target } = pointer;
		if (!at || pointerFlaw(pointer) !== "unqualified") return;
		const [name = "the host with its domain"] = address.candidateNames.filter((one) => one !== target);
		const what =
			target === "." ? "the root, which is no host" : `${target} alone, which is a top-level domain and no host`;
		report({
			at,
			message: `The PTR of ${address.text} names ${what}, so it never leads back to the address. Let it name ${name} instead`,
			related: () => mailPath(address),
			actions: () => retargetActions(pointer),
		});
	},
});
