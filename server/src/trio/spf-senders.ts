import { passableContents } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfContent, type SpfPolicy } from "../mail/spf-policy.ts";
import type { AddressId, AddressTable } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { AddressPrefixes } from "./address-prefixes.ts";
import { Canon, type Canonical } from "./canon.ts";
import { type NamedPrefixes, type NamingRecord, namingRecord } from "./naming-record.ts";
import { SetMap } from "./set-map.ts";
import { SpfReach } from "./spf-reach.ts";
import type { SpfRecords } from "./spf-records.ts";

/** A reach, and what it rests on. */
interface Basis {
	readonly reach: SpfReach;
	/** The record of its domains; undefined where there is none that can be read. */
	readonly own: Canonical<NamingRecord> | undefined;
	/** This and the records that are followed from it; and those of them of which something may pass. */
	readonly followed: readonly Canonical<NamingRecord>[];
	readonly passable: readonly Canonical<NamingRecord>[];
	/** The names at which the followed records were looked for. */
	readonly reads: readonly NameId[];
}

/**
 * Which domains of a universe could send from an address by their SPF records. A hundred thousand domains may include the same record,
 * which names thousands of addresses: each address is noted once for the record, the record once for those that include it, and these once
 * for all domains that say the same.
 */
export class SpfSenders {
	readonly #table: AddressTable;
	readonly #index = new AddressPrefixes<NamedPrefixes>();
	readonly #namedBy = new SetMap<NamedPrefixes, Canonical<NamingRecord>>();
	readonly #passableBy = new SetMap<Canonical<NamingRecord>, Canonical<Basis>>();
	readonly #followedBy = new SetMap<Canonical<NamingRecord>, Canonical<Basis>>();
	/** A name → the records for which it was looked at, and what looked for a record there. */
	readonly #recordsBy = new SetMap<NameId, Canonical<NamingRecord>>();
	readonly #soughtBy = new SetMap<NameId, Canonical<Basis>>();
	readonly #bases = new Canon<Basis>();
	readonly #records = new Canon<NamingRecord>();
	readonly #prefixes = new Canon<readonly AddressPrefix[]>();
	readonly #basisOf = new WeakMap<SpfReach, Canonical<Basis>>();
	/** What was found out of a record as it was read; it may be out of use. */
	readonly #basisOfContent = new WeakMap<SpfContent, Canonical<Basis>>();
	readonly #recordOfContent = new WeakMap<SpfContent, Canonical<NamingRecord>>();

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
				for (const { value } of this.#passableBy.of(record)) if (value.own === record) yield* value.reach.domains;
			}
		}
	}

	/** The domains whose record, or one that is followed from it, was read by looking at a name; one may come more than once. */
	*readersOf(name: NameId): Generator<NameId, void> {
		for (const record of this.#recordsBy.of(name)) {
			for (const { value } of this.#followedBy.of(record)) yield* value.reach.domains;
		}
		for (const { value } of this.#soughtBy.of(name)) yield* value.reach.domains;
	}

	/** Enters a domain, by what its record says; what that is. */
	add(name: NameId, policy: SpfPolicy, records: SpfRecords): SpfReach {
		const basis = this.#basis(policy, records);
		const { reach } = basis.value;
		if (reach.domains.size === 0) this.#enter(basis);
		reach.add(name);
		return reach;
	}

	remove(name: NameId, reach: SpfReach): void {
		reach.remove(name);
		if (reach.domains.size === 0) this.#leave(this.#basisOf.get(reach)!);
	}

	*#reaching(all: Iterable<NamedPrefixes>): Generator<SpfReach, void> {
		const seen = new Set<SpfReach>();
		for (const named of all) {
			for (const record of this.#namedBy.of(named)) {
				for (const { value } of this.#passableBy.of(record)) {
					if (seen.has(value.reach)) continue;
					seen.add(value.reach);
					yield value.reach;
				}
			}
		}
	}

	#basis(policy: SpfPolicy, records: SpfRecords): Canonical<Basis> {
		const { state, content } = policy;
		const known = this.#basisOfContent.get(content);
		if (known !== undefined && known.value.reach.domains.size > 0) return known;
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
		const basis = this.#bases.of(told.join("\n"), () => {
			const passable = new Set(own && [...passableContents(content)].map((one) => this.#record(one, records)));
			const reach = new SpfReach(
				policy,
				[...passable].some(({ value }) => value.named.length > 0),
			);
			return { reach, own, followed: [...followed], passable: [...passable], reads: [...reads] };
		});
		// What there is no record for has nothing to be known by.
		if (own) this.#basisOfContent.set(content, basis);
		return basis;
	}

	#record(content: SpfContent, records: SpfRecords): Canonical<NamingRecord> {
		const known = this.#recordOfContent.get(content);
		if (known !== undefined && this.#followedBy.has(known)) return known;
		const record = namingRecord(content, records.reads(content), this.#records, this.#prefixes);
		this.#recordOfContent.set(content, record);
		return record;
	}

	#enter(basis: Canonical<Basis>): void {
		const { reach, followed, passable, reads } = basis.value;
		this.#basisOf.set(reach, basis);
		for (const record of followed) {
			if (!this.#followedBy.has(record)) this.#enterRecord(record);
			this.#followedBy.add(record, basis);
		}
		for (const record of passable) this.#passableBy.add(record, basis);
		for (const name of reads) this.#soughtBy.add(name, basis);
	}

	#enterRecord(record: Canonical<NamingRecord>): void {
		const { reads, named } = record.value;
		for (const name of reads) this.#recordsBy.add(name, record);
		for (const one of named) {
			if (!this.#namedBy.has(one)) this.#enterPrefixes(one);
			this.#namedBy.add(one, record);
		}
	}

	#enterPrefixes(named: NamedPrefixes): void {
		for (const prefix of named.value) {
			this.#index.add(prefix, named);
			// Only a prefix of one address makes that address a sender although no zone knows it.
			if (isSingle(prefix)) this.#table.intern(prefix.address, 0, prefix.address.length);
		}
	}

	#leave(basis: Canonical<Basis>): void {
		const { followed, passable, reads } = basis.value;
		this.#bases.delete(basis);
		for (const name of reads) this.#soughtBy.remove(name, basis);
		for (const record of passable) this.#passableBy.remove(record, basis);
		for (const record of followed) {
			this.#followedBy.remove(record, basis);
			if (!this.#followedBy.has(record)) this.#leaveRecord(record);
		}
	}

	#leaveRecord(record: Canonical<NamingRecord>): void {
		const { reads, named } = record.value;
		this.#records.delete(record);
		for (const name of reads) this.#recordsBy.remove(name, record);
		for (const one of named) {
			this.#namedBy.remove(one, record);
			if (this.#namedBy.has(one)) continue;
			this.#prefixes.delete(one);
			for (const prefix of one.value) this.#index.remove(prefix, one);
		}
	}
}
