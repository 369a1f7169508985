import type { AddressId } from "../../tables/address-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Action, LookUpAction, SettingAction } from "../fix.ts";
import { copyCommonRequest, copyPointerRequests } from "../fixes/copy-request.ts";
import { createReverseZone } from "../fixes/create-reverse-zone.ts";
import { nameOffers } from "../fixes/name-offer.ts";
import { networkAround } from "../fixes/network-around.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { suggestedName } from "../judgements/suggested-name.ts";
import { isUnverifiable, unverifiableAddresses } from "../judgements/unverifiable-addresses.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";

/** The PTR of a mail host lies in a zone that someone else runs, so nobody here can say whether it is right. */
export const ptrUnverifiable: AddressRule = {
	id: "ptr-unverifiable",
	group: "mail-trio",
	subject: "address",
	severity: "information",
	summary: "The reverse zone of a mail host's address is not loaded, so its PTR cannot be checked",
	sources: ["RFC 1912 section 2.1", "RFC 8601 section 2.7.3"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} addresses of mail hosts in ${origin} have their reverse zones elsewhere, so their PTRs cannot be checked here. Load those zones, note the PTRs in zoneTrio.reverse.known, or name the networks in zoneTrio.reverse.external`,
	},

	check(address, report) {
		const { at, chain, role } = address;
		if (!at || !isUnverifiable(address)) return;
		report({
			at,
			severity: role === "sending" ? "information" : "hint",
			message: `No loaded zone answers for ${chain.reverseName}, so the PTR of ${address.text} cannot be checked here, and receivers refuse mail from addresses without one. Ask whoever runs the network, often the provider, for a PTR to ${suggestedName(address) ?? "the name that the host gives in HELO"} or note the one that is set in zoneTrio.reverse.known`,
			related: () => mailPath(address),
			actions: () => [
				...copyPointerRequests(address),
				...requestForZone(address, at.record),
				...createReverseZone(address, at, { preferred: false }),
				...lookUp(address),
				...notes(address),
				hostedElsewhere(address),
			],
		});
	},
};

/** One letter for all addresses of the zone of which the same is to be said. */
function requestForZone(address: AddressView, record: RecordId): readonly Action[] {
	const { context, id } = address;
	const { zones, tables } = context.workspace;
	const addresses = () => unverifiableAddresses(context, record);
	if (!hasOther(addresses(), id)) return [];
	const origin = tables.names.text(zones.zoneOf(record).origin);
	return [copyCommonRequest(`Copy one request for all addresses of ${origin}`, addresses)];
}

function hasOther(addresses: Iterable<AddressView>, id: AddressId): boolean {
	for (const other of addresses) if (other.id !== id) return true;
	return false;
}

/** What the files cannot tell, the DNS can, once it is asked for the mail that comes to the address. */
function lookUp({ inboundDomains, text }: AddressView): readonly LookUpAction[] {
	return inboundDomains
		.slice(0, 1)
		.map((domain) => ({ title: `Look up the PTR of ${text} with the mail of ${domain}`, lookUp: domain }));
}

/** The PTR that the provider has set, as the user knows it. */
function notes(address: AddressView): readonly SettingAction[] {
	const { text } = address;
	return nameOffers(candidatesOf(address)).map(({ name, reason }) => ({
		title: `Note that the provider has set the PTR of ${text} to ${name}${reason}`,
		setting: { name: "zoneTrio.reverse.known", key: text, value: name },
	}));
}

function hostedElsewhere(address: AddressView): SettingAction {
	const network = networkAround(address);
	return {
		title: `Say nothing of the PTRs of ${network}, which are right elsewhere`,
		setting: { name: "zoneTrio.reverse.external", member: network },
	};
}
