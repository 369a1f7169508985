import type { SpfPolicy } from "../mail/spf-policy.ts";
import { type SpfAsker, SpfReader } from "../mail/spf-reader.ts";
import type { SpfSource } from "../mail/spf-source.ts";
import type { NameId } from "../tables/name-table.ts";

/** The SPF records of a universe as long as nothing changes: a record that thousands of domains include is read once. */
export class SpfRecords {
	readonly #reader: SpfReader;
	readonly #reads = new Map<SpfAsker, Set<NameId>>();

	/** @param source the zones; the names that it looks at are added to a set */
	constructor(source: (names: Set<NameId>) => SpfSource) {
		this.#reader = new SpfReader((asker) => {
			const names = new Set<NameId>();
			this.#reads.set(asker, names);
			return source(names);
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

	/** The names that were looked at for the record of a domain, or for what a record says, in the order in which they were. */
	reads(asker: SpfAsker): ReadonlySet<NameId> {
		return this.#reads.get(asker) ?? NO_NAMES;
	}
}

const NO_NAMES: ReadonlySet<NameId> = new Set();
