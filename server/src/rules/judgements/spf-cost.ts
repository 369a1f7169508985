import type { SpfPolicy, SpfStep } from "../../mail/spf-evaluation.ts";

/** So many look-ups receivers make for an SPF record and all that it includes (RFC 7208 section 4.6.4). */
export const MOST_LOOKUPS = 10;

/** What a receiver has to look up for an SPF record, where no term in front of another matches. */
export interface SpfCost {
	/** Look-ups that count towards the limit of ten (RFC 7208 section 4.6.4); those of records elsewhere are not known. */
	readonly lookups: number;
	/** Terms that name something without such records. */
	readonly voids: number;
	/** Whether a record that is included lies outside the loaded zones. */
	readonly isOpen: boolean;
	/** Whether it includes itself, directly or through others, or something that does. */
	readonly isEndless: boolean;
}

/** Counts over a policy and all that it includes. */
export function spfCost(policy: SpfPolicy): SpfCost {
	return costOf(policy, new Set(), { known: new Map(), left: MOST_COUNTED });
}

/** So many records are counted: those that include each other would be without end, in as many ways as there are. */
const MOST_COUNTED = 1000;

/** Records that are included in so many steps are far beyond what any receiver follows. */
const DEEPEST = 100;

interface Counting {
	readonly known: Map<SpfPolicy, SpfCost>;
	/** So many records more are counted. */
	left: number;
}

function costOf(policy: SpfPolicy, above: ReadonlySet<SpfPolicy>, counting: Counting): SpfCost {
	const before = counting.known.get(policy);
	if (before) return before;
	if (above.has(policy)) return { lookups: 0, voids: 0, isOpen: false, isEndless: true };
	if (above.size === DEEPEST || counting.left-- <= 0) return NOTHING;
	const within = new Set([...above, policy]);
	let cost: SpfCost = { lookups: 0, voids: 0, isOpen: policy.state === "outside", isEndless: false };
	for (const step of policy.redirect ? [...policy.steps, policy.redirect] : policy.steps) {
		const own = { lookups: step.lookup ? 1 : 0, voids: isVoid(step) ? 1 : 0, isOpen: false, isEndless: false };
		cost = sum(cost, sum(own, step.policy ? costOf(step.policy, within, counting) : NOTHING));
	}
	// What lies in a circle costs something else from each of its names.
	if (!cost.isEndless) counting.known.set(policy, cost);
	return cost;
}

const NOTHING: SpfCost = { lookups: 0, voids: 0, isOpen: false, isEndless: false };

function sum(one: SpfCost, other: SpfCost): SpfCost {
	return {
		lookups: one.lookups + other.lookups,
		voids: one.voids + other.voids,
		isOpen: one.isOpen || other.isOpen,
		isEndless: one.isEndless || other.isEndless,
	};
}

/** Whether the look-up of a term is known to have no answer. */
export function isVoid({ term, prefixes, always, maybe, error }: SpfStep): boolean {
	if (maybe || error || always) return false;
	if (term.kind === "exists") return true;
	return (term.kind === "a" || term.kind === "mx") && prefixes.length === 0;
}
