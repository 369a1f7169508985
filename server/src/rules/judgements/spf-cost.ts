import { isFollowed, type SpfContent, type SpfPolicy, type SpfStep, stepsOf } from "../../mail/spf-policy.ts";

/** So many look-ups receivers make for an SPF record and all that it includes (RFC 7208 section 4.6.4). */
export const MOST_LOOKUPS = 10;

/** What a receiver has to look up for an SPF record, where no term in front of another matches. */
export interface SpfCost {
	/** Look-ups that count towards the limit of ten (RFC 7208 section 4.6.4); those of records elsewhere are not known. */
	readonly lookups: number;
	/** Terms that name something without such records. */
	readonly voids: number;
	/** Whether a record that is included lies outside the loaded zones, or beyond what is followed, so that there may be more. */
	readonly isOpen: boolean;
	/** Whether it includes itself, directly or through others, or something that does. */
	readonly isEndless: boolean;
}

/** What records cost that thousands of domains may have. */
const COSTS = new WeakMap<SpfContent, SpfCost>();

/** Counts over a policy and all that is followed from it. */
export function spfCost(policy: SpfPolicy): SpfCost {
	let cost = COSTS.get(policy.content);
	if (cost !== undefined) return cost;
	cost = costOf(policy, { from: policy, known: new Map(), above: new Set() });
	// Where a circle is entered matters to what is counted of it.
	if (policy.state === "record" && !cost.isEndless) COSTS.set(policy.content, cost);
	return cost;
}

/** What is included in many ways counts for each of them; more than so many are told as "at least". */
const MOST_COUNTED = 1000;

interface Counting {
	/** The policy whose cost it is. */
	readonly from: SpfPolicy;
	/** Each policy is counted once, however many ways lead to it. */
	readonly known: Map<SpfPolicy, SpfCost>;
	/** The policies on the way to where the count is. */
	readonly above: Set<SpfPolicy>;
}

function costOf(policy: SpfPolicy, counting: Counting): SpfCost {
	const { from, known, above } = counting;
	const before = known.get(policy);
	if (before) return before;
	if (above.has(policy)) return { ...NOTHING, isEndless: true };
	if (!isFollowed(policy, from) || policy.state === "outside") return { ...NOTHING, isOpen: true };
	above.add(policy);
	let cost = NOTHING;
	for (const step of stepsOf(policy)) {
		const own = { ...NOTHING, lookups: step.lookup ? 1 : 0, voids: isVoid(step) ? 1 : 0 };
		cost = sum(cost, sum(own, step.policy ? costOf(step.policy, counting) : NOTHING));
	}
	above.delete(policy);
	// What leads into a circle is without end from wherever it is reached, whatever else it costs.
	known.set(policy, cost);
	return cost;
}

const NOTHING: SpfCost = { lookups: 0, voids: 0, isOpen: false, isEndless: false };

function sum(one: SpfCost, other: SpfCost): SpfCost {
	const lookups = one.lookups + other.lookups;
	return {
		lookups: Math.min(lookups, MOST_COUNTED),
		voids: Math.min(one.voids + other.voids, MOST_COUNTED),
		isOpen: one.isOpen || other.isOpen || lookups > MOST_COUNTED,
		isEndless: one.isEndless || other.isEndless,
	};
}

/** Whether the look-up of a term is known to have no answer. */
export function isVoid({ term, hosts, always, maybe, error }: SpfStep): boolean {
	if (maybe || error || always) return false;
	if (term.kind === "exists") return true;
	return (term.kind === "a" || term.kind === "mx") && hosts.every(({ length }) => length === 0);
}
