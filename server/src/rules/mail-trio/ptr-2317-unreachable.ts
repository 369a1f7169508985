import { TYPE_PTR } from "../../workspace/lookup.ts";
import { classlessDelegationActions } from "../judgements/classless-delegation-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";

/** RFC 2317 section 4: nobody asks for the names of a classless zone unless CNAMEs of its parent lead there. */
export const ptr2317Unreachable: RecordRule = {
	id: "ptr-2317-unreachable",
	group: "mail-trio",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "warning",
	summary: "No CNAME of the parent zone leads to a PTR in a classless reverse zone",
	sources: ["RFC 2317 section 4"],
	many: {
		above: 10,
		message: (count, origin) =>
			`No CNAME of the parent zone leads to ${count} PTR records of ${origin}, so they are never found. Add the CNAMEs to the parent, best with a $GENERATE`,
	},

	check(record, report) {
		const address = record.reverseAddress ? undefined : record.classlessAddress;
		if (!address || record.pointer) return;
		const { chain } = address;
		// A CNAME that leads elsewhere is wrong itself: ptr-2317-dangling.
		if (!chain.zone || chain.status === "unknown" || (chain.status === "missing" && chain.aliases.length > 0)) return;
		const { reverseSoa } = address;
		report({
			at: record.atOwner,
			message: `Nothing leads from ${chain.reverseName} to this PTR, so a look-up of ${address.text} ${finds(address)}. Add a CNAME to ${record.owner} there`,
			related: () =>
				reverseSoa ? [{ at: reverseSoa.atOwner, message: `the zone that answers for ${chain.reverseName}` }] : [],
			actions: () => classlessDelegationActions(record),
		});
	},
};

function finds({ pointers }: AddressView): string {
	const [pointer] = pointers;
	return pointer ? `finds the PTR to ${pointer.target} of the parent zone` : "finds no PTR";
}
