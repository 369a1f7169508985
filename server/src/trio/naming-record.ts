import { isPassing } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, prefixesOf, type SpfContent, type SpfStep, textOfAddresses } from "../mail/spf-policy.ts";
import type { NameId } from "../tables/name-table.ts";
import type { Canon, Canonical } from "./canon.ts";

/** Prefixes that are looked for together. */
export type NamedPrefixes = Canonical<readonly AddressPrefix[]>;

/** What one SPF record names, without what it includes: the same for all domains that have it or include it. */
export interface NamingRecord {
	/** The names that were looked at for it. */
	readonly reads: readonly NameId[];
	/** What may pass: the addresses of each host that has many, which thousands of records may name, and all others. */
	readonly named: readonly NamedPrefixes[];
}

/** A host with no more addresses is named by each record for itself: nearly all have one or two. */
const FEW = 4;

/** @param reads the names that were looked at for it */
export function namingRecord(
	{ text, steps }: SpfContent,
	reads: ReadonlySet<NameId>,
	records: Canon<NamingRecord>,
	prefixes: Canon<readonly AddressPrefix[]>,
): Canonical<NamingRecord> {
	const passing = steps.filter(isPassing);
	const crowds = passing.flatMap((step) => crowdsOf(step).map((host) => namedCrowd(step, host, prefixes)));
	const key = [text, ...steps.map(told), crowds.map(({ id }) => id), [...reads]].join("\n");
	return records.of(key, () => {
		const others = passing.flatMap((step) => prefixesOf({ ...step, hosts: withoutCrowds(step) }));
		const named = others.length > 0 ? [...crowds, prefixes.of(key, () => others)] : crowds;
		return { reads: [...reads], named };
	});
}

/** What the zones told of a step, but of its crowds if they may pass. */
function told(step: SpfStep): string {
	const hosts = isPassing(step) ? withoutCrowds(step) : step.hosts;
	return [step.maybe, step.always, step.error, hosts.map(textOfAddresses)].join(" ");
}

function withoutCrowds({ hosts }: SpfStep): readonly (readonly Uint8Array[])[] {
	return hosts.filter((host) => host.length <= FEW);
}

function crowdsOf({ hosts }: SpfStep): readonly (readonly Uint8Array[])[] {
	return hosts.filter((host) => host.length > FEW);
}

function namedCrowd(
	step: SpfStep,
	host: readonly Uint8Array[],
	prefixes: Canon<readonly AddressPrefix[]>,
): NamedPrefixes {
	const { prefix4, prefix6 } = step.term;
	return prefixes.of(`/${prefix4}//${prefix6} ${textOfAddresses(host)}`, () => prefixesOf({ ...step, hosts: [host] }));
}
