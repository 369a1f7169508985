import type { RuleContext } from "../rules/views/rule-context.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { firstOf } from "../text/first-of.ts";
import { mxPreference } from "../trio/mx-preference.ts";
import { TYPE_MX } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
import { isVisible, referringTo } from "./places/linked-records.ts";

/** More domains than this at one address or host are not told one by one. */
export const MANY_DOMAINS = 64;

/** How many of a list of domains are not shown; of a list that was cut short, at least how many. */
export function moreDomains(shown: number, count: number): string {
	return `${count >= MANY_DOMAINS ? "at least " : ""}${count - shown} more`;
}

/** The domains that an address serves, each list in the order of names. */
export interface AddressRoles {
	readonly receiving: readonly NameId[];
	readonly sending: readonly NameId[];
	/** Whether there are so many that neither list is whole. */
	readonly areMany: boolean;
}

/** The domains that receive mail at an address and those that send from it, as one universe sees them. */
export function rolesOfAddress(context: RuleContext, universe: Universe, address: AddressId): AddressRoles {
	const { facts } = context;
	if (facts.countDomains(universe, address, MANY_DOMAINS) < MANY_DOMAINS) {
		const receiving = facts.inboundDomains(universe, address);
		return { receiving, sending: facts.sendingDomains(universe, address), areMany: false };
	}
	// To work out who sends from a provider's address would take longer than a reader waits.
	const receiving = firstOf(facts.domainsReceivingAt(universe, address), MANY_DOMAINS);
	return { receiving: sorted(context, receiving), sending: [], areMany: true };
}

/** A domain whose MX names a host. */
export interface HostDomain {
	readonly domain: NameId;
	readonly preference: number;
}

/** The domains whose MX names a host, in the order of their names; no more than `MANY_DOMAINS`. */
export function domainsOfHost(context: RuleContext, universe: Universe, host: NameId): HostDomain[] {
	const { workspace } = context;
	const { owner, type } = workspace.tables.records;
	const found = new Map<NameId, number>();
	for (const record of referringTo(workspace, host)) {
		if (type[record] !== TYPE_MX || !isVisible(workspace, universe, record)) continue;
		const domain = owner[record]! as NameId;
		const preference = mxPreference(workspace, record);
		found.set(domain, Math.min(preference, found.get(domain) ?? preference));
		if (found.size === MANY_DOMAINS) break;
	}
	return sorted(context, [...found.keys()]).map((domain) => ({ domain, preference: found.get(domain)! }));
}

function sorted({ workspace }: RuleContext, names: readonly NameId[]): NameId[] {
	const text = new Map(names.map((name) => [name, workspace.tables.names.text(name)]));
	return [...names].sort((one, other) => (text.get(one)! < text.get(other)! ? -1 : 1));
}
