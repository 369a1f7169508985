import type { NameId } from "../../tables/name-table.ts";
import { editDistance } from "../../text/edit-distance.ts";
import { TYPE_A, TYPE_AAAA } from "../../workspace/lookup.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** More names beside one that is wrong are not compared with it. */
const MOST_COMPARED = 20_000;

/** More names like it would be guesses. */
const MOST_FOUND = 3;

/**
 * How far two names are from each other by mistakes of typing; undefined where they are too far. Names that differ in
 * their numbers alone are those of different hosts.
 */
export function typingDistance(one: string, other: string): number | undefined {
	const most = Math.min(one.length, other.length) < 5 ? 1 : 2;
	const distance = editDistance(one, other, most);
	if (distance === 0 || distance > most || withoutDigits(one) === withoutDigits(other)) return undefined;
	return distance;
}

/** The hosts with an address beside a name, in the zone that answers for it, whose names are like it; the most alike first. */
export function similarHosts(view: RecordView | AddressView, name: string): readonly string[] {
	const { context, universe } = view;
	const { lookup, tables } = context.workspace;
	const { names } = tables;
	const id = context.workspace.name(name);
	const { zone } = lookup.answer(universe, lookup.sought(id));
	if (!zone || id === zone.origin) return [];
	const label = names.label(id);
	const found: { readonly host: string; readonly distance: number }[] = [];
	let left = MOST_COMPARED;
	const parent = names.parentOf(id);
	for (let at = names.firstChild[parent]!; at >= 0 && left-- > 0; at = names.nextSibling[at]!) {
		const distance = typingDistance(label, names.label(at as NameId));
		if (distance === undefined) continue;
		const host = at as NameId;
		if (lookup.recordIn(zone, host, TYPE_A) < 0 && lookup.recordIn(zone, host, TYPE_AAAA) < 0) continue;
		found.push({ host: names.text(host), distance });
	}
	return found
		.sort((one, other) => one.distance - other.distance || (one.host < other.host ? -1 : 1))
		.slice(0, MOST_FOUND)
		.map(({ host }) => host);
}

function withoutDigits(name: string): string {
	return name.replace(/\d+/g, "");
}
