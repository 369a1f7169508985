import { spfPasses } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, type SpfPolicy, stepsOf } from "../mail/spf-policy.ts";
import { AddressPrefixes } from "./address-prefixes.ts";

/** Of records with more prefixes it is not found out: each would be compared with each. Who asks then asks for addresses. */
const MOST_PREFIXES = 200;

/** Those of its prefixes that an SPF passes from the first address to the last: no smaller prefix of them is treated in another way. */
export function wholePrefixes(policy: SpfPolicy, prefixes: readonly AddressPrefix[]): readonly AddressPrefix[] {
	if (prefixes.length > MOST_PREFIXES) return [];
	const outer = new AddressPrefixes<number>();
	for (const [index, prefix] of prefixes.entries()) outer.add(prefix, index);
	const divided = new Set<number>();
	for (const followed of policy.followed) {
		for (const { prefixes: inner } of stepsOf(followed)) {
			for (const prefix of inner) {
				for (const index of outer.covering(prefix)) {
					if (prefixes[index]!.length < prefix.length) divided.add(index);
				}
			}
		}
	}
	return prefixes.filter((prefix, index) => !divided.has(index) && spfPasses(policy, prefix.address));
}
