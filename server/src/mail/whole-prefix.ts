import { hasPrefix } from "./special-address.ts";
import { SpfSender } from "./spf-evaluation.ts";
import { type AddressPrefix, isSingle, prefixesOf, type SpfPolicy, stepsOf } from "./spf-policy.ts";

/** A prefix in which more addresses stand by themselves is taken for one that is treated in several ways. */
const MOST_SINGLE = 16;

/**
 * Whether an SPF surely passes a prefix from the first address to the last: no smaller prefix in it is named, so that none might be treated in
 * another way, and single addresses that are named in it pass as well as the others.
 */
export function passesWhole(policy: SpfPolicy, prefix: AddressPrefix): boolean {
	const single: Uint8Array[] = [];
	for (const followed of [policy, ...policy.content.followed]) {
		for (const inner of stepsOf(followed).flatMap(prefixesOf)) {
			if (inner.length <= prefix.length || !hasPrefix(inner.address, prefix.address, prefix.length)) continue;
			if (!isSingle(inner) || single.length === MOST_SINGLE) return false;
			single.push(inner.address);
		}
	}
	const other = addressBeside(prefix, single);
	return other !== undefined && [other, ...single].every((address) => new SpfSender(address).isPassedBy(policy));
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
