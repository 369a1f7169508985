import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_CNAME, TYPE_MX } from "../../workspace/lookup.ts";
import type { AddressView } from "./address-view.ts";
import { isPointerTarget } from "./pointer-target.ts";

/** A name that a PTR of an address could give, because a host of this name has the address; and what speaks for it. */
export interface Candidate {
	readonly name: string;
	/** Whether a remark or a setting says that the host gives it in HELO. */
	readonly isHelo: boolean;
	/** The first domain by its name whose MX names it, itself or by an alias; undefined if none does. */
	readonly domain: string | undefined;
	/** How many records that can be seen refer to it; counted no further than `MOST_REFERENCES`. */
	readonly references: number;
}

/** More records than this behind a name make it no better. */
export const MOST_REFERENCES = 100;

/** Aliases of aliases are followed this far. */
const MAX_ALIASES = 4;

/**
 * The names that a PTR of an address could give, best first: the HELO name, the targets of MX records, those that most
 * records refer to, then by name. For the moment of a choice: what it counts is not watched.
 */
export function candidatesOf(address: AddressView): readonly Candidate[] {
	const { context, universe } = address;
	const { lookup } = context.workspace;
	const helo = address.helo === undefined ? undefined : context.workspace.sought(address.helo);
	const heloNames = new Set([address.helo, helo && lookup.text(lookup.resolve(universe, helo).end)]);
	const names = new Map(
		address.hosts.filter((host) => isPointerTarget(address, host)).map((host) => [host.owner, host.ownerName]),
	);
	return [...names].map(([name, id]) => ({ name, isHelo: heloNames.has(name), ...use(address, id) })).sort(byWorth);
}

function byWorth(one: Candidate, other: Candidate): number {
	return (
		Number(other.isHelo) - Number(one.isHelo) ||
		Number(other.domain !== undefined) - Number(one.domain !== undefined) ||
		other.references - one.references ||
		(one.name < other.name ? -1 : 1)
	);
}

/** What refers to a name, directly or, for MX records, by an alias. */
function use(address: AddressView, name: NameId): Pick<Candidate, "domain" | "references"> {
	const domains = new Set<string>();
	let references = 0;
	for (const record of visibleReferences(address, name)) {
		references++;
		for (const domain of domainsOf(address, record, 0)) domains.add(domain);
		if (references >= MOST_REFERENCES && domains.size > 0) break;
	}
	return { domain: [...domains].sort()[0], references: Math.min(references, MOST_REFERENCES) };
}

/** The domain of an MX record; those whose MX records name an alias. */
function* domainsOf(address: AddressView, record: RecordId, depth: number): IterableIterator<string> {
	const { names, records } = address.context.workspace.tables;
	const owner = records.owner[record]! as NameId;
	if (records.type[record] === TYPE_MX) yield names.text(owner);
	if (records.type[record] !== TYPE_CNAME || depth === MAX_ALIASES) return;
	for (const next of visibleReferences(address, owner)) yield* domainsOf(address, next, depth + 1);
}

function visibleReferences({ context, universe }: AddressView, name: NameId): Iterable<RecordId> {
	return context.workspace.zones.references.allToName(universe, name);
}
