import { hasPrefix } from "../../mail/special-address.ts";
import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import { MAX_RECORDS } from "./linked-records.ts";

/** An SPF record that speaks of something, and which of its terms do. */
export interface SpfMention {
	readonly record: RecordId;
	readonly terms: readonly SpfTerm[];
	meets(term: SpfTerm): boolean;
}

/** The SPF records, as any universe sees them, with terms that name a name. */
export function spfMentionsOfName(context: RuleContext, name: NameId): IterableIterator<SpfMention> {
	const { facts, workspace } = context;
	const text = workspace.tables.names.text(name);
	// The name itself may do so, and those that looked it up.
	const own = workspace.zones.universes.map((universe) => ({ universe, name }));
	const domains = [...own, ...Array.from(facts.readersOf(name), (key) => facts.domains.get(key)!)];
	return mentionsIn(context, domains, ({ domain, macro }) => !macro && domain === text);
}

/** Those with terms that name one address alone. */
export function spfMentionsOfAddress(context: RuleContext, address: AddressId): IterableIterator<SpfMention> {
	const { facts, workspace } = context;
	const octets = workspace.tables.addresses.octets(address);
	const domains = workspace.zones.universes.flatMap((universe) =>
		facts.namingDomains(universe, address).map((name) => ({ universe, name })),
	);
	return mentionsIn(context, domains, (term) => {
		const length = octets.length === 4 ? term.prefix4 : term.prefix6;
		return term.address !== undefined && hasPrefix(octets, term.address, length) && length === octets.length * 8;
	});
}

function* mentionsIn(
	{ facts, workspace }: RuleContext,
	domains: readonly { readonly universe: Universe; readonly name: NameId }[],
	meets: (term: SpfTerm) => boolean,
): IterableIterator<SpfMention> {
	for (const { universe, name } of domains.slice(0, MAX_RECORDS)) {
		const zone = workspace.lookup.zoneFor(universe, name);
		for (const { record, text } of zone ? facts.spf.recordsAt(zone, name) : []) {
			const terms = (parseSpf(text)?.terms ?? []).filter(meets);
			if (terms.length > 0) yield { record, terms, meets };
		}
	}
}
