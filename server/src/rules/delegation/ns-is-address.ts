import { addressText } from "../../records/address.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { unpreferred } from "../fix.ts";
import { extractHost } from "../fixes/extract-host.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { addressAsTarget } from "../judgements/address-as-target.ts";
import { deletionIfNamed } from "../judgements/name-server-actions.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 3.3.11: an NS record names a host. */
export const nsIsAddress: RecordRule = {
	id: "ns-is-address",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "An NS record gives an address where it must name a host",
	sources: ["RFC 1035 section 3.3.11", "RFC 1912 section 2.3"],

	check(record, report) {
		const octets = addressAsTarget(record);
		if (!octets) return;
		const address = record.addressOf(octets);
		const hosts = address.candidateNames;
		const toDo =
			hosts.length > 0
				? `Name ${hosts.join(" or ")}, which has this address`
				: "Give the address to a host with an A or AAAA record, and name that host";
		report({
			at: record.atField(0),
			message: `${addressText(octets)} is an address, but an NS must name a host: ${record.target} is looked up, and ${record.owner} has no such server. ${toDo}`,
			actions: () => hostActions(record, address),
		});
	},
};

/** A menu shows no more. */
const MOST_HOSTS = 3;

/** A host that has the address, of which none is the one to take where there are several; a new one where there is none. */
function hostActions(record: RecordView, address: AddressView): readonly Action[] {
	const hosts = address.candidateNames;
	if (record.isGenerated || !(address.isPublic || address.isPrivate)) return [];
	if (hosts.length === 0) return [extractHost(record, address)];
	const actions = hosts
		.slice(0, MOST_HOSTS)
		.flatMap((host) => deletionIfNamed(record, host) ?? [replaceName(record, record.targetField, host)]);
	return hosts.length === 1 ? actions : unpreferred(actions);
}
