import { spfPasses } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, isSingle, type SpfPolicy, stepsOf } from "../mail/spf-policy.ts";
import { AddressPrefixes } from "./address-prefixes.ts";

/** Of records with more prefixes it is not found out: each would be compared with each. Who asks then asks for addresses. */
const MOST_PREFIXES = 200;

/** A prefix in which more addresses stand by themselves is taken for one that is treated in several ways. */
const MOST_SINGLE = 16;

/**
 * Those of its prefixes that an SPF passes from the first address to the last: single addresses in them pass as well, and no smaller prefix
 * of them might be treated in another way.
 */
export function wholePrefixes(policy: SpfPolicy, prefixes: readonly AddressPrefix[]): readonly AddressPrefix[] {
	if (prefixes.length > MOST_PREFIXES) return [];
	const outer = new AddressPrefixes<number>();
	for (const [index, prefix] of prefixes.entries()) outer.add(prefix, index);
	const divided = new Set<number>();
	const single = prefixes.map((): Uint8Array[] => []);
	for (const followed of policy.followed) {
		for (const { prefixes: inner } of stepsOf(followed)) {
			for (const prefix of inner) {
				for (const index of outer.covering(prefix)) {
					if (prefixes[index]!.length >= prefix.length) continue;
					if (isSingle(prefix) && single[index]!.length < MOST_SINGLE) single[index]!.push(prefix.address);
					else divided.add(index);
				}
			}
		}
	}
	return prefixes.filter((prefix, index) => !divided.has(index) && isWhole(policy, prefix, single[index]!));
}

/** Whether an SPF that names nothing but single addresses in a prefix passes these and the others. */
function isWhole(policy: SpfPolicy, prefix: AddressPrefix, single: readonly Uint8Array[]): boolean {
	const other = addressBeside(prefix, single);
	return other !== undefined && spfPasses(policy, other) && single.every((address) => spfPasses(policy, address));
}

/** An address of a prefix that is none of some; undefined where there is none. */
function addressBeside({ address, length }: AddressPrefix, some: readonly Uint8Array[]): Uint8Array | undefined {
	const addresses = Math.min(2 ** (address.length * 8 - length), some.length + 1);
	for (let index = 0; index < addresses; index++) {
		const candidate = address.slice();
		candidate[candidate.length - 1]! ^= index;
		if (!some.some((one) => one.every((octet, at) => octet === candidate[at]))) return candidate;
	}
	return undefined;
}
