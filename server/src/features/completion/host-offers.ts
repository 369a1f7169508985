import { CompletionItemKind } from "vscode-languageserver-types";
import { addressText } from "../../records/address.ts";
import { namesAreRelative } from "../../rules/fixes/new-record.ts";
import { writtenName } from "../../rules/fixes/written-name.ts";
import { AddressView } from "../../rules/views/address-view.ts";
import { candidatesOf } from "../../rules/views/candidate.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import { REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { firstOf } from "../../text/first-of.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import { ownedBy } from "../places/linked-records.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { type Budget, hasAddress, MAX_VISITED, namesOfZone, otherZones } from "./known-names.ts";
import { inOrder, type Offer } from "./offer.ts";
import { firstLabel } from "./owner-offers.ts";
import type { WritingPlace, ZonePlace } from "./writing-place.ts";

const MAX_NEAR = 20;
const MAX_HOSTS = 150;
const MAX_SHOWN = 3;
/** So many records around tell how names are written. */
const MODELS = 8;

/** Hosts that the data of a record can name: for a PTR those that have its address, then what records around name, then all others. */
export function hostOffers(place: WritingPlace, here: ZonePlace, type: number): Offer[] {
	const { context } = place;
	const { workspace } = context;
	const owner = place.owner;
	const own = owner === "" ? NO_NAME : workspace.name(owner);
	const told = new Set<NameId>(type === TYPE_CNAME || type === TYPE_DNAME ? [own] : namedBy(place, own, type));
	const write = writer(place, here, type);
	const offer = (name: NameId, why: string): Offer => ({
		...write(name),
		detail: [why, addressesOf(place, name)].filter((text) => text !== "").join(", "),
		kind: CompletionItemKind.Reference,
		about: workspace.tables.names.text(name),
	});
	const fresh = (name: NameId) => name >= 0 && !told.has(name) && told.add(name).size > 0;
	const groups: Offer[] = [];
	if (type === TYPE_PTR) {
		const hosts = own === NO_NAME ? [] : hostsOfOwner(place, here, own).filter(fresh);
		groups.push(
			...inOrder(
				1,
				hosts.map((name) => offer(name, "has this address")),
			),
		);
		// A PTR to another host would not lead back.
		if (hosts.length > 0) return groups;
	}
	const near = [...nearTargets(place, type)].filter((name) => hasAddress(context, here.universe, name) && fresh(name));
	groups.push(
		...inOrder(
			2,
			near.map((name) => offer(name, "")),
		),
	);
	const others = firstOf(filtered(allHosts(place, here), fresh), MAX_HOSTS);
	groups.push(
		...inOrder(
			3,
			others.map((name) => offer(name, "")),
		),
	);
	return groups;
}

/** What the other records of an owner name already. */
function namedBy({ context: { workspace }, tokens, inZone }: WritingPlace, owner: NameId, type: number): NameId[] {
	if (owner === NO_NAME) return [];
	const { records } = workspace.tables;
	const isThis = (record: RecordId) =>
		records.offset[record] === tokens.start && workspace.reader.blockOf(record) === inZone?.block;
	const own = [...ownedBy(workspace, owner)].filter((record) => records.type[record] === type && !isThis(record));
	return own.map((record) => records.reference[record]! as NameId);
}

function* filtered<Item>(items: Iterable<Item>, meets: (item: Item) => boolean): Generator<Item> {
	for (const item of items) if (meets(item)) yield item;
}

/** The hosts that have the address for which a name of a reverse zone stands. */
function hostsOfOwner({ context }: WritingPlace, { universe }: ZonePlace, owner: NameId): NameId[] {
	const addresses = reverseAddresses(context, universe, owner);
	const views = addresses.map((address) => new AddressView(context, universe, address));
	return views.flatMap(candidatesOf).map(({ name }) => context.workspace.name(name));
}

/** What records of the same type near the place name. */
function* nearTargets(place: WritingPlace, type: number): Generator<NameId> {
	const { flags, reference, type: types } = place.context.workspace.tables.records;
	const fits = (record: RecordId) => types[record] === type && (flags[record]! & REFERS_TO_NAME) !== 0;
	for (const record of firstOf(place.near(fits), MAX_NEAR)) yield reference[record]! as NameId;
}

/** Names with an address that begin as it is typed: of the zone at hand, or the forward zones that it sees. */
function* allHosts({ context, typed }: WritingPlace, { universe, zone }: ZonePlace): Generator<NameId> {
	const { zones } = context.workspace;
	const budget: Budget = { left: MAX_VISITED };
	const label = firstLabel(typed);
	function* hostsIn(one: typeof zone): Generator<NameId> {
		for (const name of namesOfZone(context, one, label, budget)) if (hasAddress(context, universe, name)) yield name;
	}
	if (!zones.isReverse(zone)) yield* hostsIn(zone);
	for (const other of otherZones(context, universe, zone)) {
		if (budget.left < 0) return;
		yield* hostsIn(other);
	}
}

/** Writes names as the records around do, or as they are begun: with all labels, or without the origin. */
function writer(place: WritingPlace, { origin, zone }: ZonePlace, type: number): (name: NameId) => { label: string } {
	const { context, typed } = place;
	const { workspace } = context;
	const { names } = workspace.tables;
	const { flags, reference } = workspace.tables.records;
	const namesOwn = (record: RecordId) =>
		(flags[record]! & REFERS_TO_NAME) !== 0 && names.isWithin(reference[record]! as NameId, origin);
	const around = firstOf(place.near(namesOwn), MODELS);
	const isReverse = workspace.zones.isReverse(zone);
	const relative = !isReverse && (around.length === 0 || namesAreRelative(workspace, type, around));
	return (name) => {
		const [usual, other] = [relative, !relative].map((form) => {
			const canBe = form && names.isWithin(name, origin) && name !== origin;
			return writtenName(workspace, name, origin, canBe);
		}) as [string, string];
		const lower = typed.toLowerCase();
		return { label: !usual.startsWith(lower) && other.startsWith(lower) ? other : usual };
	};
}

function addressesOf({ context: { workspace } }: WritingPlace, name: NameId): string {
	const { addresses, records } = workspace.tables;
	const texts = new Set<string>();
	for (const record of ownedBy(workspace, name)) {
		const type = records.type[record];
		if (type !== TYPE_A && type !== TYPE_AAAA) continue;
		texts.add(addressText(addresses.octets(records.reference[record]! as AddressId)));
		if (texts.size > MAX_SHOWN) break;
	}
	const shown = [...texts].slice(0, MAX_SHOWN).join(", ");
	return texts.size > MAX_SHOWN ? `${shown}, …` : shown;
}
