import { hostNameProblem } from "../../records/host-name.ts";
import type { NameId } from "../../tables/name-table.ts";
import { spellingDistance } from "../../text/spelling-distance.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import { relativeName } from "../fixes/written-name.ts";
import type { RecordView } from "../views/record-view.ts";

/** A host that may be meant by a name without an address. */
export interface SimilarHost {
	/** Absolute. */
	readonly name: string;
	/** How many letters are other. */
	readonly distance: number;
	/** Whether it is another number of the same name, which is another host rather than a slip. */
	readonly isNumbered: boolean;
}

/** A menu shows no more. */
const MOST_SHOWN = 3;
/** Zones of more names are not searched. */
const MOST_NAMES = 20_000;

/**
 * The hosts with a public address of the zone that answers for the target of an MX which are spelt nearly
 * as the target is, the nearest first. Those that another MX of the owner names are none.
 */
export function similarHosts(record: RecordView, zone: Zone): readonly SimilarHost[] {
	return similarNames(record, zone, (name) => isMailHost(record, zone, name));
}

/**
 * The names of a zone which are spelt nearly as the target of a record is, the nearest first. Those that another record
 * of the owner with the same type names are none.
 *
 * @param isUsable whether the record could name it.
 */
export function similarNames(
	record: RecordView,
	zone: Zone,
	isUsable: (name: NameId) => boolean,
): readonly SimilarHost[] {
	const { workspace } = record.context;
	const written = relativeName(workspace, record.targetName, zone.origin);
	const most = written.length < 6 ? 1 : 2;
	const named = new Set(record.recordsOfOwner(record.type).map((other) => other.targetName));
	const found: SimilarHost[] = [];
	for (const name of namesOf(record, zone)) {
		if (named.has(name)) continue;
		const other = relativeName(workspace, name, zone.origin);
		const distance = spellingDistance(written, other, most);
		if (distance > most || !isUsable(name)) continue;
		const isNumbered = withoutDigits(written) === withoutDigits(other);
		// One number for another, such as mx1 for mx2, is no slip at all.
		if (isNumbered && written.length === other.length) continue;
		found.push({ name: workspace.tables.names.text(name), distance, isNumbered });
	}
	found.sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1));
	return found.slice(0, MOST_SHOWN);
}

/** The names below the apex of a zone; none where there are very many. */
function namesOf(record: RecordView, zone: Zone): readonly NameId[] {
	const { names } = record.context.workspace.tables;
	const found: NameId[] = [];
	const pending: NameId[] = [zone.origin];
	for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
		for (let at = names.firstChild[top]!; at >= 0; at = names.nextSibling[at]!) {
			if (names.activity[at] === 0) continue;
			if (found.length >= MOST_NAMES) return [];
			found.push(at as NameId);
			pending.push(at as NameId);
		}
	}
	return found;
}

/** Whether mail can go to a host: it has a public address in the zone, no private one, and the name of a host. */
function isMailHost(record: RecordView, zone: Zone, name: NameId): boolean {
	const { lookup, tables } = record.context.workspace;
	const answer = lookup.answer(record.universe, lookup.sought(name));
	if (answer.kind !== "found" || answer.zone !== zone || answer.wildcard) return false;
	const addresses = [...lookup.recordsIn(zone, name, TYPE_A), ...lookup.recordsIn(zone, name, TYPE_AAAA)];
	if (addresses.length === 0 || hostNameProblem(tables.names.wire(name), 0, "target") !== undefined) return false;
	return addresses.every((address) => record.context.viewRecord(record.context, address).address.isPublic);
}

function withoutDigits(text: string): string {
	return text.replace(/[0-9]+/g, "");
}
