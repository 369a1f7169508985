import { CompletionItemKind } from "vscode-languageserver-types";
import { typeName } from "../../records/type-code.ts";
import { relativeName } from "../../rules/fixes/written-name.ts";
import type { NameId } from "../../tables/name-table.ts";
import { OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import { firstOf } from "../../text/first-of.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_MX, TYPE_NS } from "../../workspace/lookup.ts";
import { ownedBy } from "../places/linked-records.ts";
import { type Budget, MAX_VISITED, namesOfZone } from "./known-names.ts";
import { inOrder, type Offer } from "./offer.ts";
import type { WritingPlace, ZonePlace } from "./writing-place.ts";

/** So many of each sort are offered. */
const MAX_LACKING = 20;
const MAX_NEAR = 30;
const MAX_OWNERS = 150;

/** Names at which a policy of mail stands, and which. */
const POLICY_OWNERS: readonly (readonly [owner: string, detail: string])[] = [
	["_dmarc", "DMARC: what receivers do with mail that fails"],
	["_smtp._tls", "where senders report on TLS"],
	["_mta-sts", "MTA-STS: senders are to use TLS"],
];

/** What an entry of a forward zone can begin with: names that lack an address, those that are there, the top of the zone. */
export function ownerOffers(place: WritingPlace, here: ZonePlace): Offer[] {
	const { workspace } = place.context;
	const isAbsolute = ownersAreAbsolute(place);
	const written = (name: NameId) =>
		isAbsolute ? workspace.tables.names.text(name) : relativeName(workspace, name, here.origin);
	const found = new Set<NameId>();
	const offer = (name: NameId, detail: string, kind: CompletionItemKind): Offer => {
		found.add(name);
		return { label: written(name), detail, kind, about: workspace.tables.names.text(name) };
	};
	const lacking = firstOf(lackingNames(place, here), MAX_LACKING).map(({ name, detail }) =>
		offer(name, detail, CompletionItemKind.Event),
	);
	const known = [...knownOwners(place, here)].map((name) =>
		offer(name, `has ${typesAt(place, here, name)}`, CompletionItemKind.Reference),
	);
	const isTopOffered = found.has(here.zone.origin);
	const top = isTopOffered || here.origin !== here.zone.origin ? [] : [TOP];
	return [...inOrder(1, lacking), ...inOrder(2, [...top, ...known]), ...inOrder(4, policyOwners(place, here))];
}

const TOP: Offer = { label: "@", detail: "the zone itself", kind: CompletionItemKind.Reference };

/** Whether the record next to the place writes its owner with all labels. */
function ownersAreAbsolute(place: WritingPlace): boolean {
	const { context } = place;
	const { records } = context.workspace.tables;
	const isWritten = (record: RecordId) => (records.flags[record]! & OWNER_INHERITED) === 0;
	const [nearest] = firstOf(place.near(isWritten), 1);
	return nearest !== undefined && context.viewRecord(context, nearest).writtenOwner.endsWith(".");
}

/** Names in this zone that its NS, MX and CNAME records lead to and that do not exist. */
function* lackingNames(
	{ context: { workspace } }: WritingPlace,
	{ universe, zone }: ZonePlace,
): Generator<{ readonly name: NameId; readonly detail: string }> {
	const { lookup, tables, zones } = workspace;
	const { names, records } = tables;
	const told = new Set<NameId>();
	for (let record = 0; record < records.limit; record++) {
		const type = records.type[record]!;
		if (type !== TYPE_MX && type !== TYPE_NS && type !== TYPE_CNAME) continue;
		const name = records.reference[record]! as NameId;
		if (name < 0 || names.activity[name]! > 0 || records.block[record]! < 0 || told.has(name)) continue;
		if (zones.zoneOf(record as RecordId) !== zone || !names.isWithin(name, zone.origin)) continue;
		if (lookup.answer(universe, lookup.sought(name)).kind !== "absent") continue;
		told.add(name);
		const owner = names.text(records.owner[record]! as NameId);
		yield { name, detail: `${typeName(type)} of ${owner} and has no address` };
	}
}

/** Owners near the place, then those of the zone that begin as it is typed; none that is an alias, which has nothing beside it. */
function* knownOwners(place: WritingPlace, here: ZonePlace): Generator<NameId> {
	const { context, typed } = place;
	const { lookup, tables } = context.workspace;
	const told = new Set<NameId>();
	const isNew = (name: NameId) => {
		if (told.has(name)) return false;
		told.add(name);
		const isAlias = [TYPE_CNAME, TYPE_DNAME].some((type) => lookup.recordIn(here.zone, name, type) >= 0);
		return !isAlias && lookup.hasRecords(here.zone, name);
	};
	for (const record of firstOf(
		place.near(() => true),
		MAX_NEAR,
	)) {
		const name = tables.records.owner[record]! as NameId;
		if (isNew(name)) yield name;
	}
	const budget: Budget = { left: MAX_VISITED };
	let count = 0;
	for (const name of namesOfZone(context, here.zone, firstLabel(typed), budget)) {
		if (!isNew(name)) continue;
		yield name;
		if (++count === MAX_OWNERS) return;
	}
}

/** What is typed up to its first dot. */
export function firstLabel(typed: string): string {
	return /^(?:\\.|[^.\\])*/.exec(typed)![0];
}

function typesAt({ context }: WritingPlace, { zone }: ZonePlace, name: NameId): string {
	const { workspace } = context;
	const { records } = workspace.tables;
	const types = new Set<string>();
	for (const record of ownedBy(workspace, name)) {
		if (workspace.zones.zoneOf(record) === zone) types.add(typeName(records.type[record]!));
	}
	return [...types].sort().join(", ");
}

function policyOwners({ context: { workspace } }: WritingPlace, { origin, zone }: ZonePlace): Offer[] {
	if (origin !== zone.origin) return [];
	const apex = workspace.tables.names.text(origin);
	return POLICY_OWNERS.filter(([owner]) => {
		const sought = workspace.sought(`${owner}.${apex === "." ? "" : apex}`);
		return sought !== undefined && !(sought.lacking.length === 0 && workspace.lookup.hasRecords(zone, sought.name));
	}).map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.Property }));
}
