import type { AddressId } from "../tables/address-table.ts";
import { grown } from "../tables/columns.ts";
import type { NameId } from "../tables/name-table.ts";
import type { Universe } from "../workspace/universe.ts";
import { type MailKey, mailKey } from "./mail-key.ts";
import { SetMap } from "./set-map.ts";
import type { Exchange } from "./status.ts";

/** What is said here of a domain that receives mail. */
export interface Receiver {
	readonly universe: Universe;
	readonly name: NameId;
	/** The addresses of each of its mail hosts: its MX targets, or itself where it has no MX and its SPF sends. */
	readonly inbound: readonly (readonly AddressId[])[];
	/** Whether it sends from all addresses at which it receives, since it has no SPF record. */
	readonly sendsByMx: boolean;
	/** Whether its SPF passes any address whatever. */
	readonly passesAll: boolean;
}

/** The addresses of a host, if there are more than a few, and the domains of a universe that receive there. */
interface Reception {
	readonly universe: number;
	readonly addresses: readonly AddressId[];
	/** These as text, with the universe. */
	readonly text: string;
	readonly domains: Set<NameId>;
	/** Those of them that send from wherever they receive, and those that may. */
	readonly senders: Set<NameId>;
	readonly open: Set<NameId>;
}

/** A host with no more addresses is noted at each of these by itself: nearly all have one or two. */
const FEW = 4;

/**
 * Which domains receive at which address. A hundred thousand domains may have the same mail hosts, and these thousands of addresses: each
 * domain is noted once for each such host, and the host once for each address.
 */
export class Receivers {
	/** Address → the domains that receive at it, where it is one of a few. */
	readonly #domains = new SetMap<MailKey, NameId>();
	/** Address → the hosts with many addresses that have it. */
	readonly #receptions = new Map<MailKey, Set<Reception>>();
	readonly #byText = new Map<string, Reception>();
	/** By the very list of addresses, which is the same for all who name a host with many. */
	readonly #byList = new WeakMap<readonly AddressId[], Reception>();
	/** 1 for each address at which some domain receives, or did: all others need not be looked for in the maps. */
	#mayReceive: Uint8Array = new Uint8Array(1024);

	/** Whether there is any. */
	get isEmpty(): boolean {
		return this.#domains.size === 0 && this.#receptions.size === 0;
	}

	/** Whether some domain receives at an address. Hot: asked of all addresses. */
	has(universe: Universe, address: AddressId): boolean {
		if (this.#mayReceive[address] !== 1) return false;
		const key = mailKey(universe, address);
		return this.#domains.has(key) || this.#receptions.has(key);
	}

	/** The domains that receive at an address, each once and in no order. */
	at(universe: Universe, address: AddressId): Iterable<NameId> {
		const key = mailKey(universe, address);
		const receptions = this.#receptions.get(key);
		if (!receptions) return this.#domains.of(key);
		const [only] = receptions;
		if (receptions.size === 1 && !this.#domains.has(key)) return only!.domains;
		return new Set(this.#all(key, receptions));
	}

	/** How many there are; counted no further than `most`. */
	count(universe: Universe, address: AddressId, most: number): number {
		const key = mailKey(universe, address);
		const receptions = this.#receptions.get(key);
		if (!receptions) return Math.min(this.#domains.count(key), most);
		const found = new Set<NameId>();
		for (const name of this.#all(key, receptions)) {
			if (found.size >= most) break;
			found.add(name);
		}
		return found.size;
	}

	/** Whether a domain receives at an address. */
	holds(universe: Universe, address: AddressId, name: NameId): boolean {
		const key = mailKey(universe, address);
		if (this.#domains.holds(key, name)) return true;
		for (const { domains } of this.#receptions.get(key) ?? NONE) if (domains.has(name)) return true;
		return false;
	}

	/** Those of the domains at an address that may send from it because they receive there; one may come more than once. */
	*mayBeSenders(universe: Universe, address: AddressId): Generator<NameId, void> {
		const key = mailKey(universe, address);
		yield* this.#domains.of(key);
		for (const { senders, open } of this.#receptions.get(key) ?? NONE) {
			yield* senders;
			yield* open;
		}
	}

	add(domain: Receiver): void {
		const { universe, name } = domain;
		for (const addresses of domain.inbound) {
			if (addresses.length > FEW) {
				this.#enter(this.#reception(universe, addresses), domain);
				continue;
			}
			for (const address of addresses) {
				this.#domains.add(mailKey(universe, address), name);
				this.#note(address);
			}
		}
	}

	remove({ universe, name, inbound }: Receiver): void {
		for (const addresses of inbound) {
			if (addresses.length > FEW) this.#leave(universe, addresses, name);
			else for (const address of addresses) this.#domains.remove(mailKey(universe, address), name);
		}
	}

	*#all(key: MailKey, receptions: Iterable<Reception>): Generator<NameId, void> {
		yield* this.#domains.of(key);
		for (const { domains } of receptions) yield* domains;
	}

	#note(address: AddressId): void {
		if (address >= this.#mayReceive.length) this.#mayReceive = grown(this.#mayReceive, address * 2);
		this.#mayReceive[address] = 1;
	}

	#reception(universe: Universe, addresses: readonly AddressId[]): Reception {
		const known = this.#find(universe, addresses);
		if (known) return known;
		const sets = { domains: new Set<NameId>(), senders: new Set<NameId>(), open: new Set<NameId>() };
		const fresh: Reception = { universe: universe.id, addresses, text: textOf(universe, addresses), ...sets };
		this.#byText.set(fresh.text, fresh);
		this.#byList.set(addresses, fresh);
		for (const address of addresses) {
			const key = mailKey(universe, address);
			const receptions = this.#receptions.get(key);
			if (receptions) receptions.add(fresh);
			else this.#receptions.set(key, new Set([fresh]));
			this.#note(address);
		}
		return fresh;
	}

	#find(universe: Universe, addresses: readonly AddressId[]): Reception | undefined {
		const listed = this.#byList.get(addresses);
		// One that nobody receives at any more is given up.
		if (listed?.universe === universe.id && listed.domains.size > 0) return listed;
		const found = this.#byText.get(textOf(universe, addresses));
		if (found) this.#byList.set(addresses, found);
		return found;
	}

	#enter({ domains, senders, open }: Reception, { name, sendsByMx, passesAll }: Receiver): void {
		domains.add(name);
		if (sendsByMx) senders.add(name);
		else if (passesAll) open.add(name);
	}

	#leave(universe: Universe, addresses: readonly AddressId[], name: NameId): void {
		const reception = this.#find(universe, addresses);
		if (!reception) return;
		for (const names of [reception.domains, reception.senders, reception.open]) names.delete(name);
		if (reception.domains.size > 0) return;
		this.#byText.delete(reception.text);
		for (const address of addresses) {
			const key = mailKey(universe, address);
			const receptions = this.#receptions.get(key)!;
			receptions.delete(reception);
			if (receptions.size === 0) this.#receptions.delete(key);
		}
	}
}

const NONE: readonly Reception[] = [];

function textOf({ id }: Universe, addresses: readonly AddressId[]): string {
	return `${id} ${addresses.join(" ")}`;
}

/** The addresses of each host that has any. */
export function addressLists(hosts: readonly Exchange[]): readonly (readonly AddressId[])[] {
	const [only] = hosts;
	if (only && hosts.length === 1) return only.addresses.length > 0 ? [only.addresses] : NO_LISTS;
	return hosts.map((exchange) => exchange.addresses).filter((addresses) => addresses.length > 0);
}

const NO_LISTS: readonly (readonly AddressId[])[] = [];

/** Whether a domain receives at other addresses than before. */
export function isMoved(before: Receiver | undefined, now: Receiver | undefined): boolean {
	const [one, other] = [new Set(before?.inbound.flat()), new Set(now?.inbound.flat())];
	if (one.size !== other.size) return true;
	for (const address of one) if (!other.has(address)) return true;
	return false;
}
