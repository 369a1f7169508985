import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Located, Meant, Reading } from "../places/located.ts";
import { inOrder, type Location, locationOf } from "../places/location.ts";

/**
 * Who answers for what a place speaks of: the SOA of the closest loaded zone, or the NS records with which that delegates the
 * name to a zone that is not loaded. For places that mean no name, the SOA of the zone they are in.
 */
export function declaration(context: RuleContext, { readings }: Located): Location[] {
	const records = readings.flatMap((reading) =>
		reading.meant.length === 0
			? soaOf(context, reading.zone)
			: reading.meant.flatMap((meant) => authorities(context, reading, meant)),
	);
	return inOrder([...new Set(records)].flatMap((record) => locationOf(context, record) ?? []));
}

function authorities(context: RuleContext, { universe }: Reading, meant: Meant): readonly RecordId[] {
	const { chains, workspace } = context;
	const { lookup } = workspace;
	const name = meant.kind === "name" ? meant.name : workspace.name(chains.chain(universe, meant.address).reverseName);
	const answer = lookup.answer(universe, lookup.sought(name));
	if (answer.kind === "outside" && answer.zone) return lookup.recordsIn(answer.zone, answer.cut, TYPE_NS);
	return answer.zone ? soaOf(context, answer.zone) : [];
}

function soaOf({ workspace }: RuleContext, zone: Zone): readonly RecordId[] {
	return workspace.lookup.recordsIn(zone, zone.origin, TYPE_SOA);
}
