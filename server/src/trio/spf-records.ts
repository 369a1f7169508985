import { type SpfPolicy, SpfReader, type SpfSource } from "../mail/spf-policy.ts";
import type { NameId } from "../tables/name-table.ts";
import { SpfEvidence } from "./spf-evidence.ts";

/** What the policy of a domain was read from. */
export interface SpfBasis {
	/** The names that were looked at, in no order. */
	readonly reads: readonly NameId[];
	/** Hash of all answers; two that are equal pass the same addresses. */
	readonly evidence: number;
}

/** Of a domain without SPF record. */
const NO_BASIS: SpfBasis = { reads: [], evidence: 0 };

/** The SPF records of a universe as long as nothing changes: a record that thousands of domains include is read once. */
export class SpfRecords {
	readonly #reader: SpfReader;
	readonly #read = new Map<string, { readonly names: Set<NameId>; readonly evidence: SpfEvidence }>();

	/** @param source the zones; the names that it looks at are added to a set */
	constructor(source: (names: Set<NameId>) => SpfSource) {
		this.#reader = new SpfReader((domain) => {
			const read = { names: new Set<NameId>(), evidence: new SpfEvidence() };
			this.#read.set(domain, read);
			return read.evidence.over(source(read.names));
		});
	}

	/** How many records are kept. */
	get size(): number {
		return this.#reader.size;
	}

	/** @param domain absolute, in lower case, with the last dot */
	policy(domain: string): SpfPolicy {
		return this.#reader.policy(domain);
	}

	/**
	 * What a policy and all that is followed from it rest on.
	 *
	 * @param besides the name of the domain, which is not among the names.
	 */
	basis(policy: SpfPolicy | undefined, besides: NameId): SpfBasis {
		if (!policy) return NO_BASIS;
		const names = new Set<NameId>();
		let evidence = 0;
		for (const followed of policy.followed) {
			// Of the last ones nothing may have been looked at so far.
			const { state, domain } = followed;
			const read = this.#read.get(domain)!;
			evidence = Math.imul(evidence ^ read.evidence.hash ^ state.length, 0x01000193);
			for (const name of read.names) names.add(name);
		}
		names.delete(besides);
		return { reads: [...names], evidence };
	}
}
