import { baseName } from "../../config/config-path.ts";
import type { NamedZoneFile } from "../../config/zone-file-name.ts";
import { isReverseName } from "../../config/zone-name.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { isStockZone } from "../views/stock-zone.ts";
import { oncePerRevision } from "./once-per-revision.ts";

/** The zones after whose example a new zone is made, the best first; `forward` is the last, and for a forward zone the only one. */
export function modelZones(context: RuleContext, forward: Zone, origin: string): readonly Zone[] {
	if (!isReverseName(origin)) return [forward];
	const reverse = reverseModels(context, forward.universe, treeOf(origin));
	return [...reverse.filter((zone) => zone !== forward), forward];
}

/** The reverse zones that a universe is primary for, those of one family first, and of each the last first. */
const reverseModels = oncePerRevision((universe: number, tree: string) => `${universe} ${tree}`, findReverseModels);

function findReverseModels(context: RuleContext, universe: number, tree: string): readonly Zone[] {
	const { workspace } = context;
	const { names } = workspace.tables;
	const ofFamily: Zone[] = [];
	const others: Zone[] = [];
	for (const { zone } of workspace.openZones()) {
		const isLike = zone.universe === universe && zone.kind === "primary";
		if (!isLike || !workspace.zones.isReverse(zone) || isStockZone(context, zone)) continue;
		(treeOf(names.text(zone.origin)) === tree ? ofFamily : others).push(zone);
	}
	return [...ofFamily.reverse(), ...others.reverse()];
}

export function namedFile(workspace: Workspace, zone: Zone): NamedZoneFile {
	return { name: baseName(zone.path), origin: workspace.tables.names.text(zone.origin) };
}

/** The universes that read a zone's file as the same zone of the same configuration; that of the zone is the first. */
export function universesOf(workspace: Workspace, zone: Zone): readonly Universe[] {
	const alike = workspace
		.zonesOfFile(zone.path)
		.filter((other) => other.origin === zone.origin && other.configuration === zone.configuration);
	const universes = [zone, ...alike].map((one) => workspace.zones.universeOf(one));
	return [...new Set(universes)];
}

function treeOf(origin: string): string {
	return /ip6\.arpa\.$/.test(origin) ? "ip6" : "in-addr";
}
