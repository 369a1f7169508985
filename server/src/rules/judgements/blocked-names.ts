import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { NameView } from "../views/name-view.ts";

/** Where more names stand beside a wildcard, they are not searched: a rule must not cost more than an edit. */
const MOST_NAMES = 1000;

/** Types with which a name leads to an address, leads away, or has an answer of its own kind. */
const OWN_ANSWERS = [TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_NS];

/**
 * The names for which the addresses of a wildcard do not count, because they exist and have none: directly below the name that
 * the wildcard stands below, in the order of their text. Those with an underscore are no hosts. None where very many names stand there.
 */
export function blockedNames({ context, name, zone }: NameView): readonly NameId[] {
	const { lookup, tables } = context.workspace;
	const { names } = tables;
	// Below a delegation it counts for no name at all.
	if (lookup.answerIn(zone, lookup.sought(names.parentOf(name))).kind === "outside") return [];
	const found: NameId[] = [];
	let count = 0;
	for (let at = names.firstChild[names.parentOf(name)]!; at >= 0; at = names.nextSibling[at]!) {
		const child = at as NameId;
		if (names.activity[at] === 0 || child === name || names.label(child).startsWith("_")) continue;
		if (++count > MOST_NAMES) return [];
		if (OWN_ANSWERS.some((type) => lookup.recordIn(zone, child, type) >= 0)) continue;
		if (!lookup.hasComputedAddress(zone, child) && lookup.exists(zone, child)) found.push(child);
	}
	return found.sort((one, other) => (names.label(one) < names.label(other) ? -1 : 1));
}
