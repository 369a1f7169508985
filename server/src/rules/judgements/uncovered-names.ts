import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS } from "../../workspace/lookup.ts";
import type { DomainView } from "../views/domain-view.ts";

/** A name beside a wildcard, and its first record. */
export interface UncoveredName {
	readonly name: NameId;
	readonly text: string;
	readonly record: RecordId;
}

/** Where more names stand beside a wildcard, they are not searched: a rule must not cost more than an edit. */
const MOST_NAMES = 1000;

/**
 * The names for which the MX of a wildcard does not count, because they have other records and no MX: in the order
 * of their text. Mail servers and name servers of the zone, aliases, and names with an underscore are none that
 * anybody writes to. None where very many names stand beside the wildcard.
 */
export function uncoveredNames(wildcard: DomainView): readonly UncoveredName[] {
	const { context, zone } = wildcard;
	const { lookup, tables } = context.workspace;
	const { names } = tables;
	const servers = serversOf(wildcard);
	const found: UncoveredName[] = [];
	const pending: NameId[] = [names.parentOf(wildcard.name)];
	let count = 0;
	for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
		for (let at = names.firstChild[top]!; at >= 0; at = names.nextSibling[at]!) {
			const name = at as NameId;
			if (names.activity[at] === 0 || names.label(name).startsWith("_")) continue;
			if (++count > MOST_NAMES) return [];
			if (lookup.recordIn(zone, name, TYPE_NS) >= 0) continue;
			if (lookup.recordIn(zone, name, TYPE_DNAME) < 0) pending.push(name);
			const record = firstRecord(wildcard, name);
			if (record === undefined || names.isWildcard(name) || servers.has(name)) continue;
			const hasOwn = [TYPE_MX, TYPE_CNAME].some((type) => lookup.recordIn(zone, name, type) >= 0);
			if (!hasOwn) found.push({ name, text: names.text(name), record });
		}
	}
	return found.sort((one, other) => (one.text < other.text ? -1 : 1));
}

/** The hosts that the MX records of the wildcard, and the MX and NS records of the apex, name. */
function serversOf({ context, zone, name }: DomainView): ReadonlySet<number> {
	const { lookup, tables } = context.workspace;
	const records = [
		...lookup.recordsIn(zone, name, TYPE_MX),
		...lookup.recordsIn(zone, zone.origin, TYPE_MX),
		...lookup.recordsIn(zone, zone.origin, TYPE_NS),
	];
	return new Set(records.map((record) => tables.records.reference[record]!));
}

/** The first record of a name in the zone, as it is written. */
function firstRecord({ context, zone }: DomainView, name: NameId): RecordId | undefined {
	return context.workspace.zones.owned.all(zone, name)[0];
}
