import type { NameId } from "../../tables/name-table.ts";
import type { RecordView } from "../views/record-view.ts";

/** Whether there is anything below the `_domainkey` of a domain, as far as the zone tells; watched. */
export function hasSelector(
	{ context, universe, zone }: Pick<RecordView, "context" | "universe" | "zone">,
	domain: NameId,
) {
	const { lookup, tables } = context.workspace;
	const keys = context.workspace.name(`_domainkey.${tables.names.text(domain)}`);
	context.watch.name(keys);
	return lookup.exists(zone, keys) || lookup.zoneFor(universe, keys) !== zone;
}
