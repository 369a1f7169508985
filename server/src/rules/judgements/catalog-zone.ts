import type { NameId } from "../../tables/name-table.ts";
import { TYPE_NS, TYPE_TXT } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** The digits of the versions of catalogs, 1 and 2. */
const VERSIONS: readonly number[] = [0x31, 0x32];

/** Whether a zone is a catalog (RFC 9432), be it that no configuration says so: it tells its version, or that nobody serves it. */
export function isCatalog(workspace: Workspace, zone: Zone): boolean {
	return zone.kind === "catalog" || hasVersion(workspace, zone) || isForNobody(workspace, zone);
}

function hasVersion(workspace: Workspace, zone: Zone): boolean {
	const { lookup, tables } = workspace;
	const name = workspace.name(`version.${tables.names.text(zone.origin)}`);
	if (name < 0) return false;
	const record = lookup.recordIn(zone, name, TYPE_TXT);
	const wire = record < 0 ? undefined : workspace.rdataWire(record);
	return wire?.length === 2 && wire[0] === 1 && VERSIONS.includes(wire[1]!);
}

/** Whether its only server is `invalid.`, as section 4 has it. */
function isForNobody({ lookup, tables }: Workspace, zone: Zone): boolean {
	const [server, ...others] = lookup.recordsIn(zone, zone.origin, TYPE_NS);
	if (server === undefined || others.length > 0) return false;
	return tables.names.text(tables.records.reference[server]! as NameId) === "invalid.";
}
