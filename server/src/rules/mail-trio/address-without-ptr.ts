import type { AddressId } from "../../tables/address-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_NS } from "../../workspace/lookup.ts";
import { addPointerActions } from "../judgements/add-pointer-actions.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { isPointerTarget } from "../views/pointer-target.ts";
import type { RecordView } from "../views/record-view.ts";

const ID = "address-without-ptr";

/** RFC 1912 section 2.1 wants a PTR for every address; without being asked, only those of name servers are looked at. */
export const addressWithoutPtr: RecordRule = {
	id: ID,
	group: "mail-trio",
	severity: "hint",
	summary: "The address of a name server, or of any host if the rule is switched on, has no PTR record",
	sources: ["RFC 1912 section 2.1", "Zonemaster Address02"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} addresses of ${origin} have no PTR records in the loaded reverse zones. Add them, so that logs and tools show names`,
	},
	subject: "record",
	types: [TYPE_A, TYPE_NS, TYPE_AAAA],
	typesNow: ({ settings }) => (settings.rules[ID] === undefined ? [TYPE_NS] : [TYPE_A, TYPE_AAAA]),

	check(record, report) {
		if (record.type !== TYPE_NS) reportAddress(record, record.address, report, "logs and tools show no name for it");
		else if (record.ownerName === record.zone.origin && record.targetIsInZone) reportNameServer(record, report);
	},
};

/** Only the zone of the name server's own name says it, not each of those that it serves. */
function reportNameServer(server: RecordView, report: Report): void {
	const known = new Set<AddressId>();
	// Not the hosts of the address: it may have thousands.
	for (const host of [TYPE_A, TYPE_AAAA].flatMap((type) => server.recordsOfTarget(type))) {
		// Watched before anything is decided, since a PTR may come or go.
		const address = server.addressOf(host.address.octets);
		if (!address.isPublic || known.has(address.id)) continue;
		known.add(address.id);
		reportAddress(host, address, report, "tests of delegations count it against a name server");
	}
}

function reportAddress(host: RecordView, address: AddressView, report: Report, consequence: string): void {
	// Generated pools need no names, and those of mail hosts are told as ptr-missing.
	const isNameless = isPointerTarget(address, host) && address.lacksPointer;
	if (host.isGenerated || address.role !== "none" || !isNameless) return;
	report({
		at: host.atField(0),
		message: `${address.text} of ${host.owner} has no PTR record in ${address.reverseOrigin}: ${consequence}. Add a PTR to ${host.owner}`,
		actions: () => addPointerActions(address),
	});
}
