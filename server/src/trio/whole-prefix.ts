import { hasPrefix } from "../mail/special-address.ts";
import { type AddressPrefix, type SpfPolicy, spfPasses } from "../mail/spf-evaluation.ts";

/** Whether an SPF passes a prefix from its first address to its last: no smaller prefix of it is treated in another way. */
export function passesWhole(policy: SpfPolicy, prefix: AddressPrefix): boolean {
	return !hasPrefixWithin(policy, prefix, new Set()) && spfPasses(policy, prefix.address);
}

function hasPrefixWithin(policy: SpfPolicy, outer: AddressPrefix, seen: Set<SpfPolicy>): boolean {
	if (seen.has(policy)) return false;
	seen.add(policy);
	const steps = policy.redirect ? [...policy.steps, policy.redirect] : policy.steps;
	return steps.some(
		(step) =>
			step.prefixes.some(
				(inner) => inner.length > outer.length && hasPrefix(inner.address, outer.address, outer.length),
			) ||
			(step.policy !== undefined && hasPrefixWithin(step.policy, outer, seen)),
	);
}
