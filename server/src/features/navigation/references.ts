import { hasPrefix } from "../../mail/special-address.ts";
import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import { OWNER_PART, type Place } from "../../rules/place.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Located } from "../places/located.ts";
import { inOrder, type Location, locationOfPlace } from "../places/location.ts";
import { otherNamePlaces, referencePlace } from "../places/name-fields.ts";
import { havingAddress, isRelated, MAX_RECORDS, ownedBy, referringTo } from "../places/records-at.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { spfPlaces } from "../places/spf-places.ts";

/** Whether the records that say what a name or who has an address are among its mentions. */
export interface ReferenceOptions {
	readonly declarations: boolean;
}

/**
 * Every place in the zones that mentions the name or address at a place: owners, RDATA and SPF terms. For
 * an address that is its PTR too, and for the owner of a PTR its address, over the aliases of classless zones.
 */
export function references(context: RuleContext, { readings }: Located, options: ReferenceOptions): Location[] {
	const seen = new Set<string>();
	const found: Location[] = [];
	for (const { universe, meant } of readings) {
		for (const one of meant) {
			const key = `${universe.id} ${JSON.stringify(one)}`;
			if (seen.size === seen.add(key).size) continue;
			const mentions = new Mentions(context, universe);
			if (one.kind === "address") mentions.addAddress(one.address, options);
			else mentions.addName(one.name, options);
			found.push(...mentions.locations);
		}
	}
	return inOrder(found);
}

/** The places that mention something, as they are found. */
class Mentions {
	readonly locations: Location[] = [];
	readonly #context: RuleContext;
	readonly #universe: Universe;

	constructor(context: RuleContext, universe: Universe) {
		this.#context = context;
		this.#universe = universe;
	}

	/** Adds what mentions a name; where it is a reverse name, also what mentions its address. */
	addName(name: NameId, { declarations }: ReferenceOptions): void {
		const { workspace } = this.#context;
		if (declarations) this.#addOwned(name);
		for (const record of referringTo(workspace, name)) this.#add(referencePlace(this.#context, record));
		for (const place of otherNamePlaces(this.#context, name)) this.#add(place);
		const text = workspace.tables.names.text(name);
		this.#addTerms(this.#domainsReading(name), ({ domain, macro }) => !macro && domain === text);
		for (const address of reverseAddresses(this.#context, this.#universe, name)) this.#addUses(address);
	}

	/** Adds what mentions an address. */
	addAddress(address: AddressId, { declarations }: ReferenceOptions): void {
		const { chains, workspace } = this.#context;
		const chain = chains.chain(this.#universe, address);
		const reverse = workspace.name(chain.reverseName);
		this.#addOwned(reverse);
		for (const { record } of chain.pointers) if (record >= 0) this.#addOwner(record);
		for (const record of chain.aliases) this.#addOwner(record);
		if (declarations) this.#addUses(address);
		else this.#addAddressTerms(address);
	}

	/** Adds the hosts and the SPF terms with an address. */
	#addUses(address: AddressId): void {
		for (const record of havingAddress(this.#context.workspace, address)) {
			this.#add(referencePlace(this.#context, record));
		}
		this.#addAddressTerms(address);
	}

	#addAddressTerms(address: AddressId): void {
		const { facts, workspace } = this.#context;
		const octets = workspace.tables.addresses.octets(address);
		const domains = workspace.zones.universes.flatMap((universe) =>
			Array.from(facts.domainsNaming(universe, address), (name) => ({ universe, name })),
		);
		this.#addTerms(domains, (term) => {
			const length = octets.length === 4 ? term.prefix4 : term.prefix6;
			return term.address !== undefined && hasPrefix(octets, term.address, length) && length === octets.length * 8;
		});
	}

	/** The domains whose SPF may speak of a name: the name itself, and those that looked it up. */
	#domainsReading(name: NameId): SpfDomain[] {
		const { facts, workspace } = this.#context;
		const own = workspace.zones.universes.map((universe) => ({ universe, name }));
		return [...own, ...Array.from(facts.readers.get(name) ?? [], (key) => facts.domains.get(key)!)];
	}

	#addTerms(domains: readonly SpfDomain[], meets: (term: SpfTerm) => boolean): void {
		const { facts, workspace } = this.#context;
		for (const { universe, name } of domains.slice(0, MAX_RECORDS)) {
			const zone = workspace.lookup.zoneFor(universe, name);
			for (const { record, text } of zone ? facts.spfRecords(zone, name) : []) {
				if (this.locations.length >= MAX_RECORDS) return;
				if (!isRelated(workspace, this.#universe, record) || !parseSpf(text)?.terms.some(meets)) continue;
				this.locations.push(...spfPlaces(this.#context, record, meets));
			}
		}
	}

	#addOwned(name: NameId): void {
		for (const record of ownedBy(this.#context.workspace, name)) this.#addOwner(record);
	}

	/** Adds the owner of a record, where it is written. */
	#addOwner(record: RecordId): void {
		const { flags } = this.#context.workspace.tables.records;
		if ((flags[record]! & OWNER_INHERITED) === 0) this.#add({ record, part: OWNER_PART });
	}

	#add(place: Place): void {
		if (this.locations.length >= MAX_RECORDS) return;
		if (!isRelated(this.#context.workspace, this.#universe, place.record)) return;
		const location = locationOfPlace(this.#context, place);
		if (location) this.locations.push(location);
	}
}

/** A domain as a universe sees it. */
interface SpfDomain {
	readonly universe: Universe;
	readonly name: NameId;
}
