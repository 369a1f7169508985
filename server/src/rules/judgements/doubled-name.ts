import { originAt } from "../../zone/origin-at.ts";
import { absoluteName } from "../fixes/absolute-name.ts";
import type { RecordView } from "../views/record-view.ts";
import { isFullNameWithoutDot } from "./missing-dot.ts";

/** A name in the data of a record that lacks its final dot, so that the origin stands behind it a second time or behind another domain. */
export interface DoubledName {
	/** What the server makes of it. */
	readonly name: string;
	/** What is meant: the same with a dot. */
	readonly meant: string;
	/** Whether a wildcard answers for it, so that it seems to be there. */
	readonly isCovered: boolean;
	/** Whether what is meant is there. */
	readonly isThere: boolean;
}

/**
 * A field that is written as a whole name in a loaded zone, without the dot at its end, and means a name that does not exist; where a
 * wildcard answers for it, nobody notices. In reverse zones the same mistake has rules of its own. Watched.
 */
export function doubledName(record: RecordView, field: number): DoubledName | undefined {
	const { context, text, universe, zone } = record;
	const { lookup, tables, zones } = context.workspace;
	if (record.isGenerated || !text || zone.dynamic || zones.isReverse(zone)) return undefined;
	const written = record.writtenField(field).toLowerCase();
	if (!isFullNameWithoutDot(written)) return undefined;
	const meant = `${written}.`;
	const id = context.workspace.name(meant);
	const home = id < 0 ? undefined : lookup.zoneFor(universe, id);
	// That a name ends like a top-level domain says nothing.
	if (!home || (home !== zone && tables.names.depth(home.origin) < 2)) return undefined;
	const name = absoluteName(context.workspace, written, originAt(text.block, text.entry.start));
	const answer = record.resolve(name)?.answer;
	// In the root zone the dot makes no difference.
	if (name === meant || !answer || answer.kind === "outside" || lookup.exists(zone, context.workspace.name(name)))
		return undefined;
	const isCovered = answer.kind !== "absent";
	return { name, meant, isCovered, isThere: record.resolve(meant)?.answer.kind === "found" };
}
