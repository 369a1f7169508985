import { CompletionItemKind } from "vscode-languageserver-types";
import type { NameId } from "../../tables/name-table.ts";
import { firstOf } from "../../text/first-of.ts";
import type { MailDomain } from "../../trio/mail-domain.ts";
import { type Budget, hasAddress, MAX_VISITED, namesOfZone, otherZones } from "./known-names.ts";
import type { Offer } from "./offer.ts";
import { firstLabel } from "./owner-offers.ts";
import type { WritingPlace, ZonePlace } from "./writing-place.ts";

/** What an SPF term names: a host, a domain with MX records, one with an SPF record, an address. */
export type SpfTarget = "host" | "mail-domain" | "spf-domain" | "ipv4" | "ipv6";

const MAX_TARGETS = 150;

/** What the zones have that a term can name, all labels written and without the final dot, as SPF has names (RFC 7208 section 7.1). */
export function spfTargetOffers(place: WritingPlace, here: ZonePlace, target: SpfTarget, typed: string): Offer[] {
	if (target === "ipv4" || target === "ipv6") return addressOffers(place, here, target);
	const { names } = place.context.workspace.tables;
	const found = target === "host" ? hosts(place, here, typed) : domains(place, here, target);
	return firstOf(found, MAX_TARGETS).map((name) => {
		const text = names.text(name);
		return { label: text.replace(/\.$/, ""), kind: CompletionItemKind.Reference, about: text };
	});
}

/** The names with an address that begin as it is typed: of the zone, then of the others. */
function* hosts({ context }: WritingPlace, here: ZonePlace, typed: string): Generator<NameId> {
	const budget: Budget = { left: MAX_VISITED };
	for (const zone of [here.zone, ...otherZones(context, here.universe, here.zone)]) {
		for (const name of namesOfZone(context, zone, firstLabel(typed), budget)) {
			if (hasAddress(context, here.universe, name)) yield name;
		}
		if (budget.left < 0) return;
	}
}

function* domains(place: WritingPlace, here: ZonePlace, target: "mail-domain" | "spf-domain"): Generator<NameId> {
	const own = place.owner === "" ? undefined : place.context.workspace.name(place.owner);
	for (const domain of mailDomains(place, here)) {
		const isTarget = target === "mail-domain" ? domain.exchangeCount > 0 : domain.reach !== undefined;
		if (isTarget && domain.name !== own) yield domain.name;
	}
}

/** The addresses at which mail arrives, with the hosts that have them. */
function addressOffers(place: WritingPlace, here: ZonePlace, family: "ipv4" | "ipv6"): Offer[] {
	const { addresses, names, records } = place.context.workspace.tables;
	const offers = new Map<string, Offer>();
	for (const { inbound } of mailDomains(place, here)) {
		for (const address of inbound.flat()) {
			if (addresses.isIpv4(address) !== (family === "ipv4")) continue;
			const label = addresses.text(address);
			const host = addresses.firstReference[address]!;
			const detail = host < 0 ? "" : names.text(records.owner[host]! as NameId);
			offers.set(label, { label, kind: CompletionItemKind.Reference, detail, about: label });
		}
		if (offers.size >= MAX_TARGETS) break;
	}
	return [...offers.values()];
}

function* mailDomains({ context }: WritingPlace, { universe }: ZonePlace): Generator<MailDomain> {
	for (const domain of firstOf(context.facts.domains.values(), MAX_VISITED)) {
		if (domain.universe === universe) yield domain;
	}
}
