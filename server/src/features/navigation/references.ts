import { OWNER_PART, type Place } from "../../rules/place.ts";
import { hintedRecords, writtenHints } from "../../rules/views/address-hints.ts";
import { otherNamePlaces, referencePlace } from "../../rules/views/name-fields.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import { havingAddress, isRelated, MAX_RECORDS, ownedBy, referringTo } from "../places/linked-records.ts";
import type { Located, Meant } from "../places/located.ts";
import { inOrder, type Location, locationOf, locationOfPlace } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { type SpfMention, spfMentionsOfAddress, spfMentionsOfName } from "../places/spf-mentions.ts";
import { spfPlaces } from "../places/spf-places.ts";

/** Whether the records that say what a name or who has an address are among its mentions. */
export interface ReferenceOptions {
	readonly declarations: boolean;
	/** The only file whose mentions are wanted. */
	readonly path?: string;
}

/** A place that mentions a name or an address. */
export interface Mention extends Location {
	/** Whether it is the owner of a record. */
	readonly isOwner: boolean;
}

/**
 * Every place in the zones that mentions the name or address at a place: owners, RDATA and SPF terms. For
 * an address that is its PTR too, and for the owner of a PTR its address, over the aliases of classless zones.
 */
export function references(context: RuleContext, { readings }: Located, options: ReferenceOptions): Mention[] {
	const found = new Map<Universe, Mentions>();
	for (const { universe, meant } of readings) {
		// What a file of several zones means in one universe may come again in each of them.
		const mentions = found.get(universe) ?? new Mentions(context, universe, options);
		found.set(universe, mentions);
		for (const one of meant) mentions.add(one);
	}
	return inOrder([...found.values()].flatMap((mentions) => mentions.all()));
}

/** The places that mention something, as one universe sees them. */
class Mentions {
	readonly #context: RuleContext;
	readonly #universe: Universe;
	readonly #options: ReferenceOptions;
	readonly #locations: Mention[] = [];
	readonly #names = new Set<NameId>();
	readonly #addresses = new Set<AddressId>();

	constructor(context: RuleContext, universe: Universe, options: ReferenceOptions) {
		this.#context = context;
		this.#universe = universe;
		this.#options = options;
	}

	/** Adds what mentions a name or an address, if it was not added before. */
	add(meant: Meant): void {
		if (meant.kind === "name" && !this.#names.has(meant.name)) this.#addName(meant.name);
		if (meant.kind === "address" && !this.#addresses.has(meant.address)) this.#addAddress(meant.address);
	}

	/** All that was found. */
	all(): Mention[] {
		for (const place of otherNamePlaces(this.#context, [...this.#names], this.#options.path)) this.#addPlace(place);
		return this.#locations;
	}

	/** A name; where it is a reverse name, what mentions its address too. */
	#addName(name: NameId): void {
		const { workspace } = this.#context;
		this.#names.add(name);
		if (this.#options.declarations) this.#addOwned(name);
		for (const record of referringTo(workspace, name)) this.#addPlace(referencePlace(this.#context, record));
		this.#addTerms(spfMentionsOfName(this.#context, name));
		for (const address of reverseAddresses(this.#context, this.#universe, name)) this.#addUses(address);
	}

	#addAddress(address: AddressId): void {
		const { chains, workspace } = this.#context;
		this.#addresses.add(address);
		const chain = chains.chain(this.#universe, address);
		this.#addOwned(workspace.name(chain.reverseName));
		for (const { record } of chain.pointers) if (record >= 0) this.#addOwner(record);
		for (const record of chain.aliases) this.#addOwner(record);
		if (this.#options.declarations) this.#addHosts(address);
		this.#addNamings(address);
	}

	/** Adds the hints of SVCB and HTTPS records with an address. */
	#addHints(address: AddressId): void {
		const octets = this.#context.workspace.tables.addresses.octets(address);
		for (const record of hintedRecords(this.#context, this.#universe)) {
			if (this.#locations.length >= MAX_RECORDS) return;
			const location = this.#isWanted(record) && locationOf(this.#context, record);
			const view = this.#context.viewRecord(this.#context, record);
			if (!location || !view.text) continue;
			const { slice, index } = view.text.block;
			const positions = new ChunkPositions(slice.file.text, index);
			for (const span of writtenHints(view, octets)) {
				this.#locations.push({ ...location, selection: positions.range(span), isOwner: false });
			}
		}
	}

	/** Adds all that has an address or names it. */
	#addUses(address: AddressId): void {
		this.#addHosts(address);
		this.#addNamings(address);
	}

	#addHosts(address: AddressId): void {
		for (const record of havingAddress(this.#context.workspace, address)) {
			this.#addPlace(referencePlace(this.#context, record));
		}
	}

	/** Adds the SPF terms and the hints that name an address. */
	#addNamings(address: AddressId): void {
		this.#addTerms(spfMentionsOfAddress(this.#context, address));
		this.#addHints(address);
	}

	#addTerms(mentions: Iterable<SpfMention>): void {
		for (const { record, meets } of mentions) {
			if (this.#locations.length >= MAX_RECORDS) return;
			if (!isRelated(this.#context.workspace, this.#universe, record) || !this.#isWanted(record)) continue;
			const places = spfPlaces(this.#context, record, meets);
			this.#locations.push(...places.map((place) => ({ ...place, isOwner: false })));
		}
	}

	#addOwned(name: NameId): void {
		for (const record of ownedBy(this.#context.workspace, name)) this.#addOwner(record);
	}

	/** Adds the owner of a record, where it is written. */
	#addOwner(record: RecordId): void {
		const { flags } = this.#context.workspace.tables.records;
		if ((flags[record]! & OWNER_INHERITED) === 0) this.#addPlace({ record, part: OWNER_PART });
	}

	#addPlace(place: Place): void {
		if (this.#locations.length >= MAX_RECORDS) return;
		if (!this.#isWanted(place.record) || !isRelated(this.#context.workspace, this.#universe, place.record)) return;
		const location = locationOfPlace(this.#context, place);
		if (location) this.#locations.push({ ...location, isOwner: place.part === OWNER_PART });
	}

	#isWanted(record: RecordId): boolean {
		const { path } = this.#options;
		return path === undefined || this.#context.workspace.reader.blockOf(record).slice.file.path === path;
	}
}
