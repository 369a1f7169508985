import { SpfSender } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle } from "../mail/spf-policy.ts";
import type { AddressId, AddressTable } from "../tables/address-table.ts";
import { AddressPrefixes } from "./address-prefixes.ts";
import type { MailDomain } from "./mail-domain.ts";

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
	#named: readonly [before: AddressPrefixes<0>, now: AddressPrefixes<0>] | undefined;

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
		const { before, now } = this.#given;
		this.#named ??= [namedAddresses(before), namedAddresses(now)];
		// Who names an address by itself makes it one that occurs.
		if (this.#named[0].holds(octets) !== this.#named[1].holds(octets)) return "role";
		const sender = new SpfSender(octets);
		if (before?.reach?.passes(sender) && now?.reach?.passes(sender)) return "shown";
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

/** The addresses that stand alone in what the SPF record of a domain could pass. */
function namedAddresses(domain: MailDomain | undefined): AddressPrefixes<0> {
	const named = new AddressPrefixes<0>();
	for (const prefix of domain?.reach?.prefixes ?? []) if (isSingle(prefix)) named.add(prefix, 0);
	return named;
}
