import type { NameId } from "../../tables/name-table.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Viewpoint } from "../views/viewpoint.ts";

/** Whether a zone answers for a name and has nothing at it nor below it, be it by a wildcard, and can be given it. */
export function isFreeName(zone: Zone, { context, universe }: Viewpoint, name: NameId): boolean {
	const { lookup } = context.workspace;
	const answer = lookup.answer(universe, lookup.sought(name));
	return answer.kind === "absent" && answer.zone === zone && !lookup.existsBelow(zone, name);
}
