import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** Whether a zone is a catalog (RFC 9432), be it that no configuration says so: it has a version and members. */
export function isCatalog(workspace: Workspace, zone: Zone): boolean {
	if (zone.kind === "catalog") return true;
	const { lookup, tables } = workspace;
	const origin = tables.names.text(zone.origin);
	const [version, members] = [workspace.name(`version.${origin}`), workspace.name(`zones.${origin}`)];
	return version >= 0 && lookup.recordIn(zone, version, TYPE_TXT) >= 0 && lookup.existsBelow(zone, members);
}
