import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import { lacksAddressInZone } from "../fixes/add-servers.ts";
import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";
import { unlike } from "./advised-servers.ts";
import { soundServers } from "./sound-servers.ts";

/** A menu shows no more. */
const MOST_SETS = 3;

/**
 * The sets of name servers that other zones beside that of a record have, those of most zones first: one zone is mostly
 * served like the next. Only servers that the zone of the record could name as it is, and with which nothing is wrong; sets of one server
 * are none.
 */
export function usualServers(record: RecordView): readonly (readonly NameId[])[] {
	const { context, zone } = record;
	const { workspace } = context;
	const { records } = workspace.tables;
	const sets = new Map<
		string,
		{ readonly named: readonly RecordId[]; readonly servers: readonly NameId[]; count: number }
	>();
	for (const { zone: other } of workspace.openZones()) {
		if (other === zone || other.universe !== zone.universe || other.kind !== "primary") continue;
		const named = workspace.lookup.recordsIn(other, other.origin, TYPE_NS);
		const servers = [...new Set(named.map((one) => records.reference[one]! as NameId))];
		if (servers.length < 2 || isStockZone(context, other)) continue;
		if (servers.some((server) => lacksAddressInZone(record, server))) continue;
		const key = [...servers].sort((one, next) => one - next).join();
		const known = sets.get(key);
		if (known) known.count++;
		else sets.set(key, { named, servers, count: 1 });
	}
	const areSound = (named: readonly RecordId[]) => {
		const views = unlike(named.map((one) => context.viewRecord(context, one)));
		return soundServers(views).length === views.length;
	};
	return [...sets.values()]
		.filter(({ named }) => areSound(named))
		.sort((one, other) => other.count - one.count)
		.slice(0, MOST_SETS)
		.map(({ servers }) => servers);
}
