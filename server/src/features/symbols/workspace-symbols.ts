import { SymbolKind } from "vscode-languageserver-types";
import { baseName } from "../../config/config-path.ts";
import { typeName } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { inTextOrder } from "../../rules/views/text-order.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { BEGINS_LABEL, ENDS_LABEL, NOT_IN_LABEL, WHOLE_LABEL } from "../../tables/label-match.ts";
import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import { REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { reverseName } from "../../tables/reverse-name.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Zone } from "../../zone/zone.ts";
import { recordKind } from "../document-symbols.ts";
import { havingAddress, ownedBy } from "../places/linked-records.ts";
import { type Location, locationOf } from "../places/location.ts";
import { readSymbolQuery, type SymbolQuery } from "./symbol-query.ts";

/** Editors show a list of these in which somebody reads the first few. */
export const MAX_FOUND = 200;

/** After so many rows of a table others may work. */
const ROWS = 8192;

/** Something that was looked for: a zone, a name or a record. */
export interface FoundSymbol {
	readonly name: string;
	readonly kind: SymbolKind;
	/** The zone and the file in which it is. */
	readonly container: string;
	readonly location: Location;
}

/**
 * Finds names, addresses, records of a type and zones, the best first and no more than `MAX_FOUND`; in small steps. The workspace must
 * stay as it is until all is done.
 */
export function* workspaceSymbols(context: RuleContext, text: string): Generator<void, FoundSymbol[]> {
	const query = readSymbolQuery(text);
	const found = yield* symbolsOf(context, query);
	const typed = text.trim().toLowerCase();
	const isSeen = (name: string) => [...typed].every((character) => name.toLowerCase().includes(character));
	// Editors leave out what does not show what was typed, as another spelling of an address does not.
	return found.map((symbol) => (isSeen(symbol.name) ? symbol : { ...symbol, name: `${symbol.name} (${text.trim()})` }));
}

function symbolsOf(context: RuleContext, query: SymbolQuery): Generator<void, FoundSymbol[]> {
	if (query.kind === "zones") return zonesNamed(context, query.text);
	if (query.kind === "addresses") return addressesWithin(context, query.octets, query.bits);
	return query.kind === "type" ? recordsOfType(context, query.code, query.text) : namesLike(context, query);
}

function* zonesNamed(context: RuleContext, text: string): Generator<void, FoundSymbol[]> {
	const { lookup, tables, zones } = context.workspace;
	const found: { readonly name: string; readonly zone: Zone }[] = [];
	for (const { zone } of context.workspace.openZones()) {
		const name = tables.names.text(zone.origin);
		if (name.includes(text)) found.push({ name, zone });
	}
	yield;
	const rank = (name: string) => (name.startsWith(text) ? 0 : 1);
	found.sort((one, other) => rank(one.name) - rank(other.name) || compared(one.name, other.name));
	return found.slice(0, MAX_FOUND).flatMap(({ name, zone }) => {
		const soa = lookup.recordIn(zone, zone.origin, TYPE_SOA);
		const location = soa < 0 ? undefined : locationOf(context, soa);
		const { view } = zones.universeOf(zone);
		const container = view === "" ? baseName(zone.path) : `${baseName(zone.path)}, view ${view}`;
		return location ? [{ name: `zone: ${name}`, kind: SymbolKind.Namespace, container, location }] : [];
	});
}

function* addressesWithin(context: RuleContext, octets: Uint8Array, bits: number): Generator<void, FoundSymbol[]> {
	const { addresses } = context.workspace.tables;
	const isWhole = bits === octets.length * 8;
	const found = isWhole ? [octets] : yield* addressesOfNetwork(context, octets, bits);
	const records = found.flatMap((one) => {
		const address = addresses.find(one);
		return [...(address < 0 ? [] : hostsWith(context, address)), ...pointersOf(context, one)];
	});
	return records.slice(0, MAX_FOUND).flatMap((record) => recordSymbol(context, record));
}

function* addressesOfNetwork(
	{ workspace }: RuleContext,
	octets: Uint8Array,
	bits: number,
): Generator<void, Uint8Array[]> {
	const { addresses } = workspace.tables;
	const found: Uint8Array[] = [];
	for (let at = 0; at < addresses.count && found.length < MAX_FOUND; at++) {
		if (at % ROWS === 0) yield;
		const address = at as AddressId;
		if (addresses.firstReference[at]! >= 0 && addresses.isWithin(address, octets, bits)) {
			found.push(addresses.octets(address));
		}
	}
	return found;
}

function hostsWith({ workspace }: RuleContext, address: AddressId): RecordId[] {
	const found: RecordId[] = [];
	for (const record of havingAddress(workspace, address)) if (found.push(record) === MAX_FOUND) break;
	return inTextOrder(workspace, found);
}

/** The records at the reverse name of an address. */
function pointersOf({ workspace }: RuleContext, octets: Uint8Array): RecordId[] {
	const sought = workspace.sought(reverseName(octets));
	return sought?.lacking.length === 0 ? inTextOrder(workspace, [...ownedBy(workspace, sought.name)]) : [];
}

function* recordsOfType(context: RuleContext, code: number, text: string): Generator<void, FoundSymbol[]> {
	const { names, records } = context.workspace.tables;
	const found: RecordId[] = [];
	const has = (name: number) => names.text(name as NameId).includes(text);
	for (let at = 0; at < records.limit && found.length < MAX_FOUND; at++) {
		if (at % ROWS === 0) yield;
		if (records.type[at] !== code || !records.isLive(at as RecordId)) continue;
		const leadsTo = (records.flags[at]! & REFERS_TO_NAME) !== 0 && has(records.reference[at]!);
		if (text === "" || leadsTo || has(records.owner[at]!)) found.push(at as RecordId);
	}
	return inTextOrder(context.workspace, found).flatMap((record) => recordSymbol(context, record));
}

/** Names that own records: the very name first, then those whose first label is what was typed, begins so, and has it. */
function* namesLike(
	context: RuleContext,
	{ labels, isWhole }: Extract<SymbolQuery, { kind: "names" }>,
): Generator<void, FoundSymbol[]> {
	const { names } = context.workspace.tables;
	const [first, ...rest] = labels as [Uint8Array, ...Uint8Array[]];
	const ranked: NameId[][] = [[], [], [], []];
	for (let at = 1; at < names.count && ranked[0]!.length < MAX_FOUND; at++) {
		if (at % ROWS === 0) yield;
		if (names.firstOwner[at]! < 0) continue;
		const name = at as NameId;
		const match = names.labelHolds(name, first);
		if (match === NOT_IN_LABEL || !goesOn(context, name, rest, isWhole)) continue;
		if (rest.length > 0 && match !== WHOLE_LABEL && match !== ENDS_LABEL) continue;
		const rank = match === WHOLE_LABEL ? (isWhole ? 0 : 1) : match === BEGINS_LABEL ? 2 : 3;
		if (ranked[rank]!.length < MAX_FOUND) ranked[rank]!.push(name);
	}
	const found: FoundSymbol[] = [];
	for (const same of ranked) {
		const sorted = same.map((name) => ({ name, text: names.text(name) }));
		sorted.sort((one, other) => one.text.length - other.text.length || compared(one.text, other.text));
		for (const { name, text } of sorted) {
			if (found.length >= MAX_FOUND) return found;
			found.push(...nameSymbols(context, name, text));
		}
		yield;
	}
	return found.slice(0, MAX_FOUND);
}

/** Whether the labels above a name go on as they were typed; the last may be but a beginning. */
function goesOn({ workspace }: RuleContext, name: NameId, labels: readonly Uint8Array[], isWhole: boolean): boolean {
	const { names } = workspace.tables;
	let at = name;
	for (const [index, label] of labels.entries()) {
		at = names.parentOf(at);
		if (at <= ROOT_NAME) return false;
		const isLast = index === labels.length - 1 && !isWhole;
		const match = names.labelHolds(at, label);
		// A label that is not written yet is any.
		if (label.length === 0 ? !isLast : match !== WHOLE_LABEL && !(isLast && match === BEGINS_LABEL)) return false;
	}
	return !isWhole || names.parentOf(at) === ROOT_NAME;
}

/** A name, once for each zone that has records of it. */
function nameSymbols(context: RuleContext, name: NameId, text: string): FoundSymbol[] {
	const { workspace } = context;
	const { type } = workspace.tables.records;
	const byZone = new Map<Zone, RecordId[]>();
	for (const record of inTextOrder(workspace, [...ownedBy(workspace, name)].slice(0, MAX_FOUND))) {
		const zone = workspace.zones.zoneOf(record);
		byZone.set(zone, [...(byZone.get(zone) ?? []), record]);
	}
	return [...byZone.values()].flatMap((records) => {
		const location = locationOf(context, records[0]!);
		const types = [...new Set(records.map((record) => typeName(type[record]!)))].join(" ");
		const container = `${types} in ${containerOf(context, records[0]!)}`;
		return location ? [{ name: text, kind: SymbolKind.Object, container, location }] : [];
	});
}

function recordSymbol(context: RuleContext, record: RecordId): FoundSymbol[] {
	const { workspace } = context;
	const { names, records } = workspace.tables;
	const location = locationOf(context, record);
	const wire = workspace.rdataWire(record);
	if (!location || !wire) return [];
	const owner = names.text(records.owner[record]! as NameId);
	const type = records.type[record]!;
	const data = workspace.rdataText(record, wire);
	const name = `${owner} ${typeName(type)} ${data.length > MAX_DATA ? `${data.slice(0, MAX_DATA - 1)}…` : data}`;
	return [{ name, kind: recordKind(type), container: containerOf(context, record), location }];
}

const MAX_DATA = 80;

function containerOf({ workspace }: RuleContext, record: RecordId): string {
	const zone = workspace.zones.zoneOf(record);
	const { view } = workspace.zones.universeOf(zone);
	const file = baseName(workspace.reader.blockOf(record).slice.file.path);
	return view === "" ? file : `${file}, view ${view}`;
}

function compared(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
