import { networkOf } from "../../mail/network-prefix.ts";
import { type AddressPrefix, prefixesOf, type SpfStep } from "../../mail/spf-policy.ts";
import { addressText } from "../../records/address.ts";

/** The terms that pass the same addresses as an `a` or `mx`, without a look-up; undefined where the zones do not tell all of them. */
export function addressTerms(step: SpfStep): string | undefined {
	const { term, maybe, error, always } = step;
	if (term.kind !== "a" && term.kind !== "mx") return undefined;
	const prefixes = prefixesOf(step);
	if (maybe || error || always || prefixes.length === 0) return undefined;
	const qualifier = term.qualifier === "+" ? "" : term.qualifier;
	return [...new Set(prefixes.map((prefix) => `${qualifier}${addressTerm(prefix)}`))].join(" ");
}

function addressTerm({ address, length }: AddressPrefix): string {
	const isWhole = length === address.length * 8;
	const network = isWhole ? addressText(address) : `${addressText(networkOf(address, length))}/${length}`;
	return `${address.length === 4 ? "ip4" : "ip6"}:${network}`;
}
