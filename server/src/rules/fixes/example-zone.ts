import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** Whether a zone may be the example of a new one: it is kept here, by people, and not still to be written itself. */
export function canBeExample(context: RuleContext, zone: Zone): boolean {
	const { lookup } = context.workspace;
	const isWritten = lookup.recordIn(zone, zone.origin, TYPE_SOA) >= 0;
	return zone.kind === "primary" && zone.keeper === "people" && isWritten && !isStockZone(context, zone);
}

/**
 * The zone after whose example a new one is made: the first of those that come nearest, forward zones before the reverse ones,
 * whose SOA tells less of the servers.
 *
 * @param distance 0 for the nearest, below 4.
 */
export function exampleZone(context: RuleContext, distance: (zone: Zone) => number): Zone | undefined {
	const { workspace } = context;
	let best: Zone | undefined;
	let bestRank = Number.POSITIVE_INFINITY;
	for (const { zone } of workspace.openZones()) {
		if (!canBeExample(context, zone)) continue;
		const rank = (workspace.zones.isReverse(zone) ? 4 : 0) + distance(zone);
		if (rank < bestRank) {
			best = zone;
			bestRank = rank;
		}
	}
	return best;
}

/** That for a zone which a configuration names, in a view; the zones of the same view come first. */
export function exampleInConfiguration(context: RuleContext, configuration: string, view: string): Zone | undefined {
	return exampleZone(context, (zone) => {
		if (zone.configuration !== configuration) return 3;
		return context.workspace.zones.universeOf(zone).view === view ? 0 : 1;
	});
}
