import { CompletionItemKind } from "vscode-languageserver-types";
import { addressText } from "../../records/address.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import { firstOf } from "../../text/first-of.ts";
import { TYPE_A, TYPE_AAAA, TYPE_PTR } from "../../workspace/lookup.ts";
import { isVisible, referringTo } from "../places/linked-records.ts";
import { freeAddresses, networkOf } from "./free-address.ts";
import { inOrder, type Offer } from "./offer.ts";
import type { WritingPlace, ZonePlace } from "./writing-place.ts";

/** So many addresses that nobody has are offered. */
const MAX_FREE = 5;

/** Addresses for a host: those whose PTR names it, then what is free in the network of the hosts around. */
export function addressOffers(place: WritingPlace, here: ZonePlace, family: 4 | 16): Offer[] {
	return [...inOrder(1, pointedAt(place, here, family)), ...inOrder(2, freeOffers(place, here, family))];
}

function pointedAt({ context, owner }: WritingPlace, { universe }: ZonePlace, family: number): Offer[] {
	const { workspace } = context;
	const { addresses, names, records } = workspace.tables;
	const sought = workspace.sought(owner);
	if (owner === "" || !sought || sought.lacking.length > 0) return [];
	const own = new Set<number>();
	for (let at = names.firstOwner[sought.name]!; at >= 0; at = records.nextOfOwner[at]!) {
		if (records.type[at] === TYPE_A || records.type[at] === TYPE_AAAA) own.add(records.reference[at]!);
	}
	const found: Offer[] = [];
	for (const record of referringTo(workspace, sought.name)) {
		if (records.type[record] !== TYPE_PTR || !isVisible(workspace, universe, record)) continue;
		const reverse = addressOfReverseName(names, records.owner[record]! as NameId);
		if (!reverse || reverse.octets.length !== family || reverse.bits !== family * 8) continue;
		if (own.has(addresses.find(reverse.octets))) continue;
		const label = addressText(reverse.octets);
		found.push({ label, detail: `its PTR names ${owner}`, kind: CompletionItemKind.Event, about: label });
		if (found.length === MAX_FREE) break;
	}
	return found;
}

function freeOffers(place: WritingPlace, { universe }: ZonePlace, family: number): Offer[] {
	const { context } = place;
	const { addresses, records } = context.workspace.tables;
	const type = family === 4 ? TYPE_A : TYPE_AAAA;
	const [neighbour] = firstOf(
		place.near((record) => records.type[record] === type),
		1,
	);
	if (neighbour === undefined) return [];
	const from = addresses.octets(records.reference[neighbour]! as AddressId);
	const network = networkOf(context, from);
	return firstOf(freeAddresses(context, universe, from, network), MAX_FREE).map((octets) => ({
		label: addressText(octets),
		detail: `free, near ${addressText(from)}`,
		kind: CompletionItemKind.Value,
	}));
}
