import { passableContents } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfContent, type SpfPolicy } from "../mail/spf-policy.ts";
import type { AddressId, AddressTable } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { AddressPrefixes } from "./address-prefixes.ts";
import { Canon } from "./canon.ts";
import { type NamedCrowd, type NamedPrefixes, type NamingRecord, namedBy, namingRecord } from "./naming-record.ts";
import { SetMap } from "./set-map.ts";
import { SpfReach } from "./spf-reach.ts";
import type { SpfRecords } from "./spf-records.ts";

/**
 * Which domains of a universe could send from an address by their SPF records. A hundred thousand domains may include the same record,
 * which names thousands of addresses: each address is noted once for the record, the record once for those that include it, and these once
 * for all domains that say the same.
 */
export class SpfSenders {
	readonly #table: AddressTable;
	readonly #index = new AddressPrefixes<NamedPrefixes>();
	readonly #namedBy = new SetMap<NamedPrefixes, NamingRecord>();
	readonly #ownedBy = new SetMap<NamingRecord, SpfReach>();
	readonly #passableBy = new SetMap<NamingRecord, SpfReach>();
	readonly #followedBy = new SetMap<NamingRecord, SpfReach>();
	/** A name → the records for which it was looked at, and what looked for a record there. */
	readonly #recordsBy = new SetMap<NameId, NamingRecord>();
	readonly #soughtBy = new SetMap<NameId, SpfReach>();
	readonly #reaches = new Canon<SpfReach>();
	readonly #records = new Canon<NamingRecord>();
	readonly #crowds = new Canon<NamedCrowd>();
	/** What was found out of a record as it was read; it may be out of use. */
	readonly #reachOfContent = new WeakMap<SpfContent, SpfReach>();
	readonly #recordOfContent = new WeakMap<SpfContent, NamingRecord>();

	constructor(table: AddressTable) {
		this.#table = table;
	}

	/** Whether no record names an address that could pass. */
	get isEmpty(): boolean {
		return this.#index.isEmpty;
	}

	/** Whether some record names a prefix that holds an address, and could pass it. Hot: asked of all addresses. */
	holdsAddress(address: AddressId): boolean {
		return !this.#index.isEmpty && this.#index.holdsAddress(this.#table, address);
	}

	/** Whether some record names this very prefix, and could pass it. */
	has(prefix: AddressPrefix): boolean {
		return this.#index.has(prefix);
	}

	/** All that could pass an address (4 or 16 octets), each once. */
	holding(address: Uint8Array): Iterable<SpfReach> {
		return this.#reaching(this.#index.holding(address));
	}

	/** All that could pass all of a prefix, each once. */
	covering(prefix: AddressPrefix): Iterable<SpfReach> {
		return this.#reaching(this.#index.covering(prefix));
	}

	/** The domains whose own record names this very prefix and could pass it, in no order. */
	*naming(prefix: AddressPrefix): Generator<NameId, void> {
		for (const named of this.#index.naming(prefix)) {
			for (const record of this.#namedBy.of(named)) {
				for (const { domains } of this.#ownedBy.of(record)) yield* domains;
			}
		}
	}

	/** The domains whose record, or one that is followed from it, was read by looking at a name; one may come more than once. */
	*readersOf(name: NameId): Generator<NameId, void> {
		for (const record of this.#recordsBy.of(name)) {
			for (const { domains } of this.#followedBy.of(record)) yield* domains;
		}
		for (const { domains } of this.#soughtBy.of(name)) yield* domains;
	}

	/** Enters a domain, by what its record says; what that is. */
	add(name: NameId, policy: SpfPolicy, records: SpfRecords): SpfReach {
		const reach = this.#reach(policy, records);
		if (reach.domains.size === 0) this.#enter(reach);
		reach.add(name);
		return reach;
	}

	remove(name: NameId, reach: SpfReach): void {
		reach.remove(name);
		if (reach.domains.size === 0) this.#leave(reach);
	}

	*#reaching(all: Iterable<NamedPrefixes>): Generator<SpfReach, void> {
		const seen = new Set<SpfReach>();
		for (const named of all) {
			for (const record of this.#namedBy.of(named)) {
				for (const reach of this.#passableBy.of(record)) {
					if (seen.has(reach)) continue;
					seen.add(reach);
					yield reach;
				}
			}
		}
	}

	#reach(policy: SpfPolicy, records: SpfRecords): SpfReach {
		const { state, content } = policy;
		const known = this.#reachOfContent.get(content);
		if (known !== undefined && known.domains.size > 0) return known;
		const own = state === "record" ? this.#record(content, records) : undefined;
		const followed = new Set(own ? [own] : []);
		const reads = new Set<NameId>();
		const told: unknown[] = [state, own?.id];
		for (const one of content.followed) {
			const record = one.state === "record" ? this.#record(one.content, records) : undefined;
			const names = records.reads(one.domain);
			told.push(one.state, record?.id, [...names].join(" "));
			if (record) followed.add(record);
			for (const name of names) reads.add(name);
		}
		const reach = this.#reaches.of(told.join("\n"), (canonical) => {
			const passable = new Set(own && [...passableContents(content)].map((one) => this.#record(one, records)));
			return new SpfReach(canonical, policy, {
				own,
				followed: [...followed],
				passable: [...passable],
				reads: [...reads],
			});
		});
		// What there is no record for has nothing to be known by.
		if (own) this.#reachOfContent.set(content, reach);
		return reach;
	}

	#record(content: SpfContent, records: SpfRecords): NamingRecord {
		const known = this.#recordOfContent.get(content);
		if (known !== undefined && this.#followedBy.has(known)) return known;
		const record = namingRecord(content, records.reads(content), this.#records, this.#crowds);
		this.#recordOfContent.set(content, record);
		return record;
	}

	#enter(reach: SpfReach): void {
		const { own, followed, passable, reads } = reach.basis;
		for (const record of followed) {
			if (!this.#followedBy.has(record)) this.#enterRecord(record);
			this.#followedBy.add(record, reach);
		}
		if (own) this.#ownedBy.add(own, reach);
		for (const record of passable) this.#passableBy.add(record, reach);
		for (const name of reads) this.#soughtBy.add(name, reach);
	}

	#enterRecord(record: NamingRecord): void {
		for (const name of record.reads) this.#recordsBy.add(name, record);
		for (const named of namedBy(record)) {
			if (!this.#namedBy.has(named)) this.#enterPrefixes(named);
			this.#namedBy.add(named, record);
		}
	}

	#enterPrefixes(named: NamedPrefixes): void {
		for (const prefix of named.prefixes) {
			this.#index.add(prefix, named);
			// Only a prefix of one address makes that address a sender although no zone knows it.
			if (isSingle(prefix)) this.#table.intern(prefix.address, 0, prefix.address.length);
		}
	}

	#leave(reach: SpfReach): void {
		const { own, followed, passable, reads } = reach.basis;
		this.#reaches.delete(reach);
		for (const name of reads) this.#soughtBy.remove(name, reach);
		for (const record of passable) this.#passableBy.remove(record, reach);
		if (own) this.#ownedBy.remove(own, reach);
		for (const record of followed) {
			this.#followedBy.remove(record, reach);
			if (!this.#followedBy.has(record)) this.#leaveRecord(record);
		}
	}

	#leaveRecord(record: NamingRecord): void {
		this.#records.delete(record);
		for (const name of record.reads) this.#recordsBy.remove(name, record);
		for (const named of namedBy(record)) {
			this.#namedBy.remove(named, record);
			if (this.#namedBy.has(named)) continue;
			for (const prefix of named.prefixes) this.#index.remove(prefix, named);
		}
		for (const crowd of record.crowds) if (!this.#namedBy.has(crowd)) this.#crowds.delete(crowd);
	}
}
