import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import { typeName } from "../../records/type-code.ts";
import type { Range } from "../../rules/engine/finding.ts";
import { referencePlace } from "../../rules/views/name-fields.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { inTextOrder } from "../../rules/views/text-order.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { TYPE_SOA, TYPE_TXT } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import { havingAddress, isRelated, referringTo } from "../places/linked-records.ts";
import { type Location, locationOf, locationOfPlace } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { type SpfMention, spfMentionsOfAddress, spfMentionsOfName } from "../places/spf-mentions.ts";
import { spfPlaces } from "../places/spf-places.ts";
import {
	addressItem,
	type HierarchyCall,
	type HierarchyItem,
	type HierarchyKey,
	meaningOfKey,
	nameItem,
	recordsAt,
} from "./hierarchy-item.ts";

/** A level of the tree has no more items. */
export const MAX_CALLS = 500;

/** Who leads to a name or an address: the owners of MX, NS, CNAME, SRV, PTR and other records, and of SPF terms. */
export function incomingCalls(context: RuleContext, key: HierarchyKey): HierarchyCall[] {
	const meaning = meaningOfKey(context, key);
	if (!meaning) return [];
	const { universe } = meaning;
	const calls = new Calls();
	if (meaning.kind === "address") {
		addReferring(context, universe, havingAddress(context.workspace, meaning.address), calls);
		addSpf(context, universe, spfMentionsOfAddress(context, meaning.address), calls);
		return calls.all();
	}
	addReferring(context, universe, referringTo(context.workspace, meaning.name), calls);
	addSpf(context, universe, spfMentionsOfName(context, meaning.name), calls);
	// Whoever has the address of a reverse name leads there.
	for (const address of reverseAddresses(context, universe, meaning.name)) {
		for (const item of addressItem(context, universe, address)) calls.add(item, item.location.selection);
	}
	return calls.all();
}

/**
 * Where a name or an address leads: from a domain to its mail servers and other hosts, from a host to its addresses, from an address
 * to its PTRs, and from those to the names of hosts.
 *
 * @param path the file of the item, in which the places are wanted.
 */
export function outgoingCalls(context: RuleContext, key: HierarchyKey, path: string): HierarchyCall[] {
	const meaning = meaningOfKey(context, key);
	if (!meaning) return [];
	const { universe } = meaning;
	const calls = new Calls(path);
	if (meaning.kind === "address") addPointers(context, universe, meaning.address, calls);
	else for (const record of recordsAt(context, universe, meaning.name)) addTargets(context, universe, record, calls);
	return calls.all();
}

/** Items, each once, with the places that lead to or from them. */
class Calls {
	readonly #found = new Map<string, { readonly item: HierarchyItem; readonly ranges: Range[] }>();
	readonly #path: string | undefined;

	/** @param path the only file whose places count; that of each item where none is given. */
	constructor(path?: string) {
		this.#path = path;
	}

	get isFull(): boolean {
		return this.#found.size >= MAX_CALLS;
	}

	add(item: HierarchyItem, range?: Range, path = item.location.path): void {
		// Places are told in the file of the one that leads.
		const file = this.#path === undefined ? path : "";
		const id = `${item.key.universe} ${item.key.text} ${file}`;
		const known = this.#found.get(id);
		if (!known && this.isFull) return;
		const call = known ?? { item, ranges: [] };
		if (range && (this.#path === undefined || path === this.#path)) call.ranges.push(range);
		this.#found.set(id, call);
	}

	all(): HierarchyCall[] {
		return [...this.#found.values()];
	}
}

/** The owners of records that refer to something, at the records that do. */
function addReferring(context: RuleContext, universe: Universe, records: Iterable<RecordId>, calls: Calls): void {
	const { workspace } = context;
	const { owner, type } = workspace.tables.records;
	const found: RecordId[] = [];
	for (const record of records) {
		if (type[record] === TYPE_SOA || !isRelated(workspace, universe, record)) continue;
		if (found.push(record) >= MAX_CALLS) break;
	}
	for (const record of inTextOrder(workspace, found)) {
		const location = locationOf(context, record);
		const place = locationOfPlace(context, referencePlace(context, record));
		if (!location || !place) continue;
		for (const item of nameItem(context, universe, owner[record]! as NameId, location, typeName(type[record]!))) {
			calls.add({ ...item, location }, place.selection);
		}
	}
}

function addSpf(context: RuleContext, universe: Universe, mentions: Iterable<SpfMention>, calls: Calls): void {
	const { workspace } = context;
	for (const { record, meets } of mentions) {
		if (calls.isFull) return;
		const location = locationOf(context, record);
		if (!location || !isRelated(workspace, universe, record)) continue;
		const name = workspace.tables.records.owner[record]! as NameId;
		for (const item of nameItem(context, universe, name, location, "SPF")) {
			for (const { selection } of spfPlaces(context, record, meets)) calls.add({ ...item, location }, selection);
		}
	}
}

/** The reverse name at which the PTRs of an address are, over the aliases of classless zones. */
function addPointers(context: RuleContext, universe: Universe, address: AddressId, calls: Calls): void {
	const { workspace, chains } = context;
	for (const { record, target } of chains.chain(universe, address).pointers) {
		if (record < 0) {
			// What the user notes of a PTR is in no file.
			const [host] = havingAddress(workspace, address);
			const place = host === undefined ? undefined : locationOf(context, host);
			for (const item of nameItem(context, universe, workspace.name(target), place)) calls.add(item);
			continue;
		}
		const name = workspace.tables.records.owner[record]! as NameId;
		for (const item of nameItem(context, universe, name, locationOf(context, record), `PTR ${target}`)) calls.add(item);
	}
}

/** What the data of a record lead to. */
function addTargets(context: RuleContext, universe: Universe, record: RecordId, calls: Calls): void {
	const { workspace } = context;
	const { flags, reference, type } = workspace.tables.records;
	if (type[record] === TYPE_TXT) addTerms(context, universe, record, calls);
	if (type[record] === TYPE_SOA) return;
	const place = locationOfPlace(context, referencePlace(context, record));
	if (!place) return;
	const { path, selection } = place;
	if ((flags[record]! & REFERS_TO_ADDRESS) !== 0) {
		const address = reference[record]! as AddressId;
		for (const item of addressItem(context, universe, address, place)) calls.add(item, selection, path);
	} else if ((flags[record]! & REFERS_TO_NAME) !== 0 && reference[record]! > 0) {
		const name = reference[record]! as NameId;
		const remark = typeName(type[record]!);
		for (const item of nameItem(context, universe, name, place, remark)) calls.add(item, selection, path);
	}
}

/** The names and addresses in an SPF record. */
function addTerms(context: RuleContext, universe: Universe, record: RecordId, calls: Calls): void {
	const { facts, workspace } = context;
	const { owner } = workspace.tables.records;
	const zone = workspace.zones.zoneOf(record);
	const spf = facts.spf.recordsAt(zone, owner[record]! as NameId).find((one) => one.record === record);
	for (const term of (spf && parseSpf(spf.text)?.terms) ?? []) {
		const [place] = spfPlaces(context, record, ({ start }) => start === term.start);
		if (!place) continue;
		for (const item of termItems(context, universe, term, place)) calls.add(item, place.selection, place.path);
	}
}

function termItems(context: RuleContext, universe: Universe, term: SpfTerm, place: Location): HierarchyItem[] {
	const { workspace } = context;
	if (term.domain !== undefined && !term.macro) {
		return nameItem(context, universe, workspace.name(term.domain), place, `SPF ${term.kind}`);
	}
	const { address } = term;
	const length = address?.length === 4 ? term.prefix4 : term.prefix6;
	if (!address || length !== address.length * 8) return [];
	return addressItem(context, universe, workspace.tables.addresses.intern(address, 0, address.length), place);
}
