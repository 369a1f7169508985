import { SpfSender } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle } from "../mail/spf-policy.ts";
import type { AddressId, AddressTable } from "../tables/address-table.ts";
import { AddressPrefixes } from "./address-prefixes.ts";
import type { MailDomain } from "./mail-domain.ts";
import type { SpfReach } from "./spf-reach.ts";

/**
 * How much of the part that an address has in mail may be other than before: what is shown of the way of the mail and no more, which domains
 * send from it, or whether it sends at all.
 */
export type RoleChange = "shown" | "senders" | "role";

/** What is known of a domain whose facts were read anew. */
interface FactsGiven {
	/** The prefixes of which its SPF says something else, or may. */
	prefixes(): readonly AddressPrefix[];
	readonly before: MailDomain | undefined;
	readonly now: MailDomain | undefined;
	/** Whether an address sends, or does not, whatever the domain says. */
	isSettled(address: AddressId, octets: Uint8Array): boolean;
}

/** What is other than before since the facts of a domain were read anew. */
export class FactsChange {
	readonly #table: AddressTable;
	readonly #inbound: readonly MailDomain["inbound"][];
	readonly #given: FactsGiven;
	#said: readonly [before: SaidOfAddresses, now: SaidOfAddresses] | undefined;

	/**
	 * @param isSame whether nothing matters to the addresses at which it receives.
	 */
	constructor(table: AddressTable, isSame: boolean, given: FactsGiven) {
		this.#table = table;
		this.#given = given;
		this.#inbound = isSame ? [] : [given.before?.inbound ?? [], given.now?.inbound ?? []];
	}

	/** The addresses at which it receives or received mail, if anything matters to them; a sweep over all domains does not ask. */
	get addresses(): ReadonlySet<AddressId> {
		return new Set(this.#inbound.flat(2));
	}

	/** The prefixes in which addresses may have another part in mail than before; nor does it ask for these. */
	get prefixes(): readonly AddressPrefix[] {
		return outermost(this.#given.prefixes());
	}

	/** What it means to an address in the prefixes. */
	of(address: AddressId): RoleChange {
		const octets = this.#table.octets(address);
		this.#said ??= [new SaidOfAddresses(this.#given.before), new SaidOfAddresses(this.#given.now)];
		const [before, now] = this.#said;
		// Who names an address by itself makes it one that occurs.
		if (before.namesAlone(octets) !== now.namesAlone(octets)) return "role";
		const sender = new SpfSender(octets);
		if (before.passes(sender) && now.passes(sender)) return "shown";
		return this.#given.isSettled(address, octets) ? "senders" : "role";
	}
}

/** Prefixes without those that lie within others of them. */
function outermost(prefixes: readonly AddressPrefix[]): readonly AddressPrefix[] {
	const all = new AddressPrefixes<number>();
	for (const [index, prefix] of prefixes.entries()) all.add(prefix, index);
	return prefixes.filter((prefix, index) => {
		for (const other of all.covering(prefix)) {
			if (prefixes[other]!.length < prefix.length || other < index) return false;
		}
		return true;
	});
}

/** What the SPF record of a domain says of addresses. */
class SaidOfAddresses {
	readonly #reach: SpfReach | undefined;
	readonly #alone = new AddressPrefixes<0>();
	readonly #named = new AddressPrefixes<0>();

	constructor(domain: MailDomain | undefined) {
		this.#reach = domain?.reach;
		for (const prefix of this.#reach?.prefixes ?? []) {
			this.#named.add(prefix, 0);
			if (isSingle(prefix)) this.#alone.add(prefix, 0);
		}
	}

	/** Whether an address stands alone in a term. */
	namesAlone(octets: Uint8Array): boolean {
		return this.#alone.holds(octets);
	}

	/** Whether an address passes and is named: `+all` makes nobody a sender. */
	passes(sender: SpfSender): boolean {
		return this.#reach !== undefined && this.#named.holds(sender.address) && this.#reach.passes(sender);
	}
}
