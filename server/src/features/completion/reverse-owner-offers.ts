import { CompletionItemKind } from "vscode-languageserver-types";
import { addressText, parseAddress } from "../../records/address.ts";
import { recordLine } from "../../rules/fixes/new-record.ts";
import { relativeName } from "../../rules/fixes/written-name.ts";
import { compareAddresses } from "../../rules/views/address-order.ts";
import { AddressView } from "../../rules/views/address-view.ts";
import { candidatesOf } from "../../rules/views/candidate.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { reverseWireName } from "../../tables/reverse-name.ts";
import { firstOf } from "../../text/first-of.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import { addressOfOwner, type HostNetwork, networkOfZone, ownerInZone } from "../places/reverse-zone-place.ts";
import { freeAddresses, networkOf } from "./free-address.ts";
import { inOrder, type Offer } from "./offer.ts";
import type { WritingPlace, ZonePlace } from "./writing-place.ts";

const MAX_LACKING = 100;
const MAX_FREE = 3;
/** So many addresses of a large network are looked at. */
const MAX_LOOKED_AT = 2_000;
/** So many records around tell how a new one is written. */
const MODELS = 8;

/** What an entry of a reverse zone can begin with: addresses of hosts without a PTR, the next ones that nobody has. */
export function reverseOwnerOffers(place: WritingPlace, here: ZonePlace): Offer[] {
	const { context } = place;
	const network = networkOfZone(context, here.zone);
	if (!network) return [];
	const typed = typedAddress(place, here);
	if (typed) return [typed];
	const near = nearestAddress(place, here);
	const lacking = hostsWithoutPointer(place, here, network, near).map((address) => pointerOffer(place, here, address));
	return [
		...inOrder(
			1,
			lacking.flatMap((offer) => offer ?? []),
		),
		...inOrder(2, freeOffers(place, here, network, near)),
	];
}

/** An address that is written as it is: the owner that stands for it. */
function typedAddress(place: WritingPlace, here: ZonePlace): Offer | undefined {
	const { context, typed } = place;
	const octets = parseAddress(typed);
	const owner = octets && ownerInZone(context, here.zone, octets);
	if (!octets || owner === undefined) return undefined;
	const label = relativeName(context.workspace, context.workspace.name(owner), here.origin);
	const detail = `the owner of the PTR of ${addressText(octets)}`;
	return { label, detail, filter: typed, kind: CompletionItemKind.Value };
}

/** The address of the PTR next to the place. */
function nearestAddress(place: WritingPlace, { zone }: ZonePlace): Uint8Array | undefined {
	const { owner, type } = place.context.workspace.tables.records;
	const [record] = firstOf(
		place.near(
			(one) => type[one] === TYPE_PTR && addressOfOwner(place.context, zone, owner[one]! as NameId) !== undefined,
		),
		1,
	);
	return record === undefined ? undefined : addressOfOwner(place.context, zone, owner[record]! as NameId);
}

/** Addresses of loaded hosts whose PTR would stand in the zone and does not, those near the place first. */
function hostsWithoutPointer(
	{ context }: WritingPlace,
	here: ZonePlace,
	network: HostNetwork,
	near: Uint8Array | undefined,
): AddressView[] {
	const found = new Map<AddressId, AddressView>();
	const around = near && networkOf(context, near, [network]);
	let left = MAX_LOOKED_AT;
	for (const part of around && around.length > network.length ? [around, network] : [network]) {
		left = collect(part, left);
	}
	return [...found.values()].sort(compareAddresses);

	function collect({ prefix, length }: HostNetwork, most: number): number {
		const { addresses, names } = context.workspace.tables;
		let rest = most;
		for (let id = 0; id < addresses.count && rest > 0 && found.size < MAX_LACKING; id++) {
			if (addresses.firstReference[id]! < 0 || !addresses.isWithin(id as AddressId, prefix, length)) continue;
			rest--;
			const name = names.find(reverseWireName(addresses.octets(id as AddressId)), 0);
			if (name >= 0 && context.workspace.lookup.recordIn(here.zone, name, TYPE_PTR) >= 0) continue;
			const address = new AddressView(context, here.universe, id as AddressId);
			if (address.lacksPointer && address.chain.zone === here.zone) found.set(address.id, address);
		}
		return rest;
	}
}

/** The PTR of an address: the whole line where nothing else stands there yet. */
function pointerOffer(place: WritingPlace, here: ZonePlace, address: AddressView): Offer | undefined {
	const { workspace } = place.context;
	const [candidate, ...others] = candidatesOf(address);
	if (!candidate) return undefined;
	const owner = workspace.name(address.chain.endName);
	const target = workspace.name(candidate.name);
	const label = relativeName(workspace, owner, here.origin);
	const more = others.length > 0 ? `, as ${others.length} more` : "";
	const text = place.tokens.tape.count > 1 ? label : lineOf(place, here, owner, target);
	return {
		label,
		text,
		detail: `${candidate.name} has ${address.text} and no PTR${more}`,
		...(text !== label && { documentation: text }),
		kind: CompletionItemKind.Event,
		about: address.text,
	};
}

/** A PTR as the records around are written. */
function lineOf(place: WritingPlace, { block, origin, zone }: ZonePlace, owner: NameId, target: NameId): string {
	const { workspace } = place.context;
	const around = firstOf(
		place.near(() => true),
		MODELS,
	);
	const [anchor] = around;
	const rdata = { name: target };
	if (anchor === undefined) {
		return `${relativeName(workspace, owner, origin)}\tIN\tPTR\t${workspace.tables.names.text(target)}`;
	}
	const point = { block, offset: place.tokens.start, anchor, inheritsOwner: false };
	return recordLine(workspace, zone, { owner, type: TYPE_PTR, rdata }, point, around);
}

function freeOffers(
	{ context }: WritingPlace,
	{ origin, universe, zone }: ZonePlace,
	network: HostNetwork,
	near: Uint8Array | undefined,
): Offer[] {
	const from = near ?? network.prefix;
	const around = networkOf(context, from, [network]);
	const part = around.length > network.length ? around : network;
	return firstOf(freeAddresses(context, universe, from, part), MAX_FREE).flatMap((octets) => {
		const owner = ownerInZone(context, zone, octets);
		if (owner === undefined) return [];
		const label = relativeName(context.workspace, context.workspace.name(owner), origin);
		return [{ label, detail: `${addressText(octets)}, which nobody has`, kind: CompletionItemKind.Value }];
	});
}
