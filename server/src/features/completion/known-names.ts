import type { RuleContext } from "../../rules/views/rule-context.ts";
import { BEGINS_LABEL, WHOLE_LABEL } from "../../tables/label-match.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { toOctets } from "../../text/utf8.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";

/** So many names are looked at for one answer; what is typed narrows those that come out. */
export const MAX_VISITED = 100_000;

/** A count that several walks share. */
export interface Budget {
	left: number;
}

/**
 * The names of a zone that begin as somebody types, each with what it owns in that zone. Names that are only passed through cost
 * no more than a look at their first octets.
 *
 * @param typed what is written so far, up to its first dot.
 */
export function* namesOfZone({ workspace }: RuleContext, zone: Zone, typed: string, budget: Budget): Generator<NameId> {
	const { names } = workspace.tables;
	const prefix = toOctets(typed.toLowerCase());
	const begins = (name: NameId) => {
		const match = prefix.length === 0 ? BEGINS_LABEL : names.labelHolds(name, prefix);
		return match === BEGINS_LABEL || match === WHOLE_LABEL;
	};
	const stack: NameId[] = [zone.origin];
	while (stack.length > 0) {
		const parent = stack.pop()!;
		if (parent === zone.origin && begins(parent)) yield parent;
		for (let child = names.firstChild[parent]!; child >= 0; child = names.nextSibling[child]!) {
			if (--budget.left < 0) return;
			if (names.activity[child] === 0 || workspace.zones.isOrigin(child as NameId)) continue;
			if (names.firstChild[child]! >= 0) stack.push(child as NameId);
			if (names.firstOwner[child]! >= 0 && begins(child as NameId)) yield child as NameId;
		}
	}
}

/** Whether a name has an address that a universe sees. */
export function hasAddress({ workspace }: RuleContext, universe: Universe, name: NameId): boolean {
	const { names, records } = workspace.tables;
	for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
		const type = records.type[at];
		if (type !== TYPE_A && type !== TYPE_AAAA) continue;
		if (workspace.zones.isVisible(universe, workspace.zones.zoneOf(at as RecordId))) return true;
	}
	return false;
}

/** The other zones whose names a universe sees, the forward ones. */
export function* otherZones({ workspace }: RuleContext, universe: Universe, zone: Zone): Generator<Zone> {
	for (const { zone: other } of workspace.openZones()) {
		if (other === zone || workspace.zones.isReverse(other)) continue;
		if (workspace.zones.isVisible(universe, other)) yield other;
	}
}
