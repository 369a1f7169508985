import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "../views/record-view.ts";

/** What the loaded zone below a delegation says of a name server that lies in it. */
export interface ChildServer {
	readonly zone: Zone;
	/** Its A and AAAA records there; none where the host has no address, or is an alias. */
	readonly addresses: readonly RecordView[];
	/** Whether these are all that can be known: the zone is not dynamic, and the host no alias. */
	readonly isKnown: boolean;
}

/** What the loaded zone that answers for the host of an NS record says of it; undefined where that is the record's own zone or none. */
export function childServer(record: RecordView): ChildServer | undefined {
	const { context, universe } = record;
	const { lookup } = context.workspace;
	if (lookup.zoneFor(universe, record.targetName) === record.zone) return undefined;
	const answer = lookup.answer(universe, lookup.sought(record.targetName));
	const { zone, kind } = answer;
	if (!zone || zone === record.zone || kind === "outside") return undefined;
	if (kind !== "found") return { zone, addresses: [], isKnown: kind === "absent" && !zone.dynamic };
	const records = [TYPE_A, TYPE_AAAA].flatMap((type) => lookup.recordsIn(zone, answer.node, type));
	const isKnown = !zone.dynamic && !lookup.hasComputedAddress(zone, answer.node);
	return { zone, addresses: records.map((one) => context.viewRecord(context, one)), isKnown };
}

/** Whether a server that has one zone is told to have the other: both are in one configuration, or in one folder without any. */
export function areServedTogether(record: RecordView, { universe }: Zone): boolean {
	return record.context.workspace.zones.universeOfNumber(universe)?.world === record.universe.world;
}
