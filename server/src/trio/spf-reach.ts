import { isPassing, passablePrefixes, type SpfSender, spfPasses } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfPolicy } from "../mail/spf-policy.ts";
import { passesWhole } from "../mail/whole-prefix.ts";
import { parseAddress } from "../records/address.ts";
import type { NameId, NameTable } from "../tables/name-table.ts";
import type { Canonical } from "./canon.ts";
import { type NamingRecord, namedBy } from "./naming-record.ts";

/** The records that it was made of. */
export interface SpfBasis {
	/** The record of its domains; undefined where there is none that can be read. */
	readonly own: NamingRecord | undefined;
	/** This and the records that are followed from it; and those of them of which something may pass. */
	readonly followed: readonly NamingRecord[];
	readonly passable: readonly NamingRecord[];
	/** The names at which the followed records were looked for. */
	readonly reads: readonly NameId[];
}

/** What the SPF records of some domains let pass: all domains of a universe whose records come to the same have the same one. */
export class SpfReach implements Canonical {
	readonly id: number;
	readonly key: string;
	/** What it rests on. */
	readonly basis: SpfBasis;
	readonly #policy: SpfPolicy;
	readonly #domains = new Set<NameId>();
	/** Whether any address whatever passes. */
	readonly passesAll: boolean;
	#prefixes: readonly AddressPrefix[] | undefined;
	#first: { readonly name: NameId; readonly text: string } | undefined;

	/** @param policy that of one of the domains; of others it differs in nothing but the domain */
	constructor({ id, key }: Canonical, policy: SpfPolicy, basis: SpfBasis) {
		this.id = id;
		this.key = key;
		this.basis = basis;
		this.#policy = policy;
		this.passesAll = spfPasses(policy, ANY_ADDRESS);
	}

	/** Whether it names any addresses that could pass. */
	get names(): boolean {
		return this.basis.passable.some((record) => namedBy(record).length > 0);
	}

	/** The domains that have such a record, in no order. */
	get domains(): ReadonlySet<NameId> {
		return this.#domains;
	}

	/** Prefixes that it could pass. */
	get prefixes(): readonly AddressPrefix[] {
		this.#prefixes ??= passablePrefixes(this.#policy.content);
		return this.#prefixes;
	}

	/** Those of one address that its own record names in a term: what is told of such an address stands at the first domain that does. */
	get ownAddresses(): readonly AddressPrefix[] {
		const { steps } = this.#policy.content;
		return steps.filter(isPassing).flatMap(({ network }) => (network && isSingle(network) ? [network] : []));
	}

	/** Whether an address surely passes. */
	passes(sender: SpfSender): boolean {
		return sender.isPassedBy(this.#policy);
	}

	/** Whether all of a prefix surely passes. */
	passesWhole(prefix: AddressPrefix): boolean {
		return passesWhole(this.#policy, prefix);
	}

	/** The first of its domains in the order of their names, of which there must be one. */
	first(names: NameTable): { readonly name: NameId; readonly text: string } {
		if (this.#first) return this.#first;
		let first: { readonly name: NameId; readonly text: string } | undefined;
		for (const name of this.#domains) {
			const text = names.text(name);
			if (!first || text < first.text) first = { name, text };
		}
		this.#first = first;
		return first!;
	}

	add(name: NameId): void {
		this.#domains.add(name);
		this.#first = undefined;
	}

	remove(name: NameId): void {
		this.#domains.delete(name);
		this.#first = undefined;
	}
}

/** An address that nobody names, to learn what happens to any. */
const ANY_ADDRESS = parseAddress("203.0.113.254")!;
