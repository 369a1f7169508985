import { addPointerActions } from "../judgements/add-pointer-actions.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import { suggestedName } from "../judgements/suggested-name.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 4592: a wildcard gives the whole network one name, and that name cannot have all its addresses. */
export const ptrViaWildcard: AddressRule = {
	id: "ptr-via-wildcard",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The PTR of a mail host comes from a wildcard of the reverse zone",
	sources: ["RFC 4592 section 2.2.1", "RFC 8601 section 3"],

	check(address, report) {
		const { chain, role } = address;
		const record = address.pointers[0]?.record;
		if (role === "none" || !chain.wildcard || !record) return;
		const name = suggestedName(address);
		report({
			at: record.atOwner,
			severity: pointerSeverity(address, "warning"),
			message: `The PTR of ${address.text} comes from the wildcard ${record.owner}, which gives every address without a PTR of its own the name ${record.target}; receivers take such a network for a pool of dial-up lines. Add a PTR ${name === undefined ? "" : `to ${name} `}for this address`,
			related: () => mailPath(address),
			actions: () => addPointerActions(address),
		});
	},
};
