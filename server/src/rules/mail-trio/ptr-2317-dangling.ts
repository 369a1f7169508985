import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { addPointerActions } from "../judgements/add-pointer-actions.ts";
import { idleLabel } from "../judgements/idle-label.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 2317 section 4: the CNAME of an address leads into a classless zone, and there the PTR should be. */
export const ptr2317Dangling: RecordRule = {
	id: "ptr-2317-dangling",
	group: "mail-trio",
	subject: "record",
	types: [TYPE_CNAME],
	zones: "reverse",
	severity: "warning",
	summary: "The CNAME of an address leads to a name in a loaded zone that has no PTR",
	sources: ["RFC 2317 section 4"],

	check(record, report) {
		const octets = record.reverseAddress?.octets;
		if (!octets) return;
		const address = record.addressOf(octets);
		const { chain } = address;
		if (chain.status !== "missing" || chain.aliases[0] !== record.id || !chain.zone) return;
		if (isStockZone(record.context, record.zone)) return;
		// All of the label is lacking: rev-2317-ns-in-parent.
		if (idleLabel(record) !== undefined) return;
		const [stray] = address.classlessPointers;
		if (stray) {
			report({
				at: record.atField(0),
				message: `The CNAME of ${address.text} leads to ${chain.endName}, which has no PTR. Lead it to ${stray.owner} instead, where the PTR of the address is`,
				related: () => [{ at: stray.atOwner, message: `the PTR of ${address.text}, to ${stray.target}` }],
				actions: () => (record.isGenerated ? [] : [replaceName(record, 0, stray.owner)]),
			});
			return;
		}
		// For mail hosts ptr-missing says it at their address.
		if (address.role !== "none" || !isWorthTelling(record, address)) return;
		// Where the alias leads, a zone may begin to answer that has no PTR to be followed back from.
		record.context.watch.name(chain.zone.origin);
		const { reverseSoa } = address;
		report({
			at: record.atField(0),
			severity: address.hosts.length > 0 || chain.zone === record.zone ? "warning" : "hint",
			message: `The CNAME of ${address.text} leads to ${chain.endName}, which has no PTR, so the address has no name. Add the PTR there or delete the CNAME`,
			related: () => related(address, reverseSoa),
			actions: () => [
				...(address.hosts.length > 0 ? addPointerActions(address) : []),
				...(record.isGenerated ? [] : [{ ...deleteRecord(record), preferred: false }]),
			],
		});
	},
};

/** A `$GENERATE` makes the CNAMEs of all addresses of a block, of which few may be in use. */
function isWorthTelling(record: RecordView, address: AddressView): boolean {
	return !record.isGenerated || address.hosts.length > 0;
}

function related(address: AddressView, reverseSoa: RecordView | undefined) {
	return reverseSoa
		? [{ at: reverseSoa.atOwner, message: `${reverseSoa.owner} answers for ${address.chain.endName}` }]
		: [];
}
