import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 2317 section 4: nobody asks for the names of a classless zone unless CNAMEs of its parent lead there. */
export const ptr2317Unreachable: RecordRule = {
	id: "ptr-2317-unreachable",
	group: "mail-trio",
	subject: "record",
	types: [TYPE_PTR],
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
		report({
			at: record.atOwner,
			message: `Nothing leads from ${chain.reverseName} to this PTR, so a look-up of ${address.text} ${finds(address)}. Add a CNAME to ${record.owner} there`,
			related: () =>
				address.reverseSoa
					? [{ at: address.reverseSoa.atOwner, message: `the zone that answers for ${chain.reverseName}` }]
					: [],
			actions: () => delegate(record, address),
		});
	},
};

function finds({ pointers }: AddressView): string {
	const [pointer] = pointers;
	return pointer ? `finds the PTR to ${pointer.target} of the parent zone` : "finds no PTR";
}

/** The CNAME for the parent zone, if the name is free there. */
function delegate(record: RecordView, address: AddressView): readonly Action[] {
	const { reverseName, zone } = address.chain;
	if (!zone || record.resolve(reverseName)?.answer.kind !== "absent") return [];
	const title = `Add CNAME from ${reverseName} to ${record.owner}`;
	return [insertRecord(record.context, zone, reverseName, "CNAME", record.owner, title)];
}
