import { baseName } from "../../config/config-path.ts";
import type { NamedZoneFile } from "../../config/zone-file-name.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** The zones after whose example a new reverse zone is made, the best first; `forward` is the last. */
export function modelZones(context: RuleContext, forward: Zone, origin: string): readonly Zone[] {
	const { workspace } = context;
	const { names } = workspace.tables;
	const tree = treeOf(origin);
	const reverse: Zone[] = [];
	for (const { zone } of workspace.openZones()) {
		const isLike = zone.universe === forward.universe && zone.kind === "primary" && zone !== forward;
		if (isLike && workspace.zones.isReverse(zone) && !isStockZone(context, zone)) reverse.unshift(zone);
	}
	const ofFamily = reverse.filter((zone) => treeOf(names.text(zone.origin)) === tree);
	return [...ofFamily, ...reverse.filter((zone) => !ofFamily.includes(zone)), forward];
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
