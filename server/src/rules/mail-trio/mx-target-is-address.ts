import { addressText } from "../../records/address.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { type Action, unpreferred } from "../fix.ts";
import { extractHost } from "../fixes/extract-host.ts";
import { addressAsTarget } from "../judgements/address-as-target.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { nameHostActions } from "../judgements/name-host-actions.ts";
import { noMailDomain } from "../judgements/no-mail-domain.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 3.3.9: the target of an MX is a name. */
export const mxTargetIsAddress: RecordRule = {
	id: "mx-target-is-address",
	group: "mail-trio",
	severity: "error",
	summary: "an MX gives an address where it must name a host",
	sources: ["RFC 1035 section 3.3.9", "RFC 5321 section 5.1"],
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const octets = addressAsTarget(record);
		if (!octets || noMailDomain(record.owner) !== undefined) return;
		const address = record.addressOf(octets);
		const hosts = address.candidateNames;
		const toDo =
			hosts.length > 0
				? `Name ${hosts.join(" or ")}, which has this address`
				: "Give the address to a host with an A or AAAA record, and name that host";
		report({
			at: exchangePlace(record),
			message: `${addressText(octets)} is an address, but an MX must name a host: ${record.target} is looked up, and mail for ${record.owner} bounces. ${toDo}`,
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
	if (!address.isPublic) return [];
	const actions = hosts.slice(0, MOST_HOSTS).flatMap((host) => nameHostActions(record, host));
	return hosts.length === 1 ? actions : unpreferred(actions);
}
