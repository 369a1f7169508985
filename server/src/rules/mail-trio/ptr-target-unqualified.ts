import type { Action } from "../fix.ts";
import { retargetPointer } from "../fixes/retarget-pointer.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { isRetargetable, properCandidates, retargetActions } from "../judgements/retarget-actions.ts";
import { suggestedName } from "../judgements/suggested-name.ts";
import type { PointerView } from "../views/pointer-view.ts";

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
		const name = suggestedName(address, target) ?? "the host with its domain";
		const what =
			target === "." ? "the root, which is no host" : `${target} alone, which is a top-level domain and no host`;
		report({
			at,
			message: `The PTR of ${address.text} names ${what}, so it never leads back to the address. Let it name ${name} instead`,
			related: () => mailPath(address),
			actions: () => qualified(pointer) ?? retargetActions(pointer),
		});
	},
});

/** The only host of that name with its domain: what was written stays, and nothing else can be meant. */
function qualified(pointer: PointerView): readonly Action[] | undefined {
	const { record, target } = pointer;
	if (!record || target === "." || !isRetargetable(pointer)) return undefined;
	const [host, ...others] = properCandidates(pointer).filter(({ name }) => name.startsWith(target));
	if (!host || others.length > 0) return undefined;
	const rest = retargetActions(pointer).filter(({ title }) => !title.endsWith(host.name));
	return [retargetPointer(record, host.name, "", { safe: true }), ...rest];
}
