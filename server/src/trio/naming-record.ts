import { isPassing } from "../mail/spf-evaluation.ts";
import { type AddressPrefix, prefixesOf, type SpfContent, type SpfStep, textOfAddresses } from "../mail/spf-policy.ts";
import type { NameId } from "../tables/name-table.ts";
import type { Canon, Canonical } from "./canon.ts";

/** Prefixes that are looked for together. */
export interface NamedPrefixes {
	readonly prefixes: readonly AddressPrefix[];
}

/** Those of the addresses of a host that has many: thousands of records may name it. */
export interface NamedCrowd extends NamedPrefixes, Canonical {}

/** What one SPF record names, without what it includes: the same for all domains that have it or include it. */
export interface NamingRecord extends Canonical {
	/** The names that were looked at for it. */
	readonly reads: readonly NameId[];
	/** What may pass: crowds, and all others together. */
	readonly crowds: readonly NamedCrowd[];
	readonly others: NamedPrefixes | undefined;
}

/** All that may pass of what a record names. */
export function namedBy({ crowds, others }: NamingRecord): readonly NamedPrefixes[] {
	return others === undefined ? crowds : [...crowds, others];
}

/** A host with no more addresses is named by each record for itself: nearly all have one or two. */
const FEW = 4;

/** @param reads the names that were looked at for it */
export function namingRecord(
	{ text, steps }: SpfContent,
	reads: ReadonlySet<NameId>,
	records: Canon<NamingRecord>,
	crowds: Canon<NamedCrowd>,
): NamingRecord {
	const passing = steps.filter(isPassing);
	const named = passing.flatMap((step) => crowdsOf(step).map((host) => namedCrowd(step, host, crowds)));
	const key = [text, ...steps.map(told), named.map(({ id }) => id), [...reads]].join("\n");
	return records.of(key, (canonical) => {
		const prefixes = passing.flatMap((step) => prefixesOf({ ...step, hosts: withoutCrowds(step) }));
		const others = prefixes.length > 0 ? { prefixes } : undefined;
		return { ...canonical, reads: [...reads], crowds: named, others };
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

function namedCrowd(step: SpfStep, host: readonly Uint8Array[], crowds: Canon<NamedCrowd>): NamedCrowd {
	const { prefix4, prefix6 } = step.term;
	const key = `/${prefix4}//${prefix6} ${textOfAddresses(host)}`;
	return crowds.of(key, (canonical) => ({ ...canonical, prefixes: prefixesOf({ ...step, hosts: [host] }) }));
}
