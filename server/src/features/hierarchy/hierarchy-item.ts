import { SymbolKind } from "vscode-languageserver-types";
import { baseName } from "../../config/config-path.ts";
import { parseAddress } from "../../records/address.ts";
import { typeName } from "../../records/type-code.ts";
import type { Range } from "../../rules/engine/finding.ts";
import { referencePlace } from "../../rules/views/name-fields.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { inTextOrder } from "../../rules/views/text-order.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import { hostsOf, isRelated, MAX_RECORDS, ownedBy } from "../places/linked-records.ts";
import type { Located } from "../places/located.ts";
import { type Location, locationOf, locationOfPlace } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { STATUS_WORDS, VERDICT_MARKS } from "../status-words.ts";

/** What a name or an address is known by from one request to the next; travels to the editor and back. */
export interface HierarchyKey {
	readonly kind: "name" | "address";
	readonly text: string;
	/** The number of the universe that sees it. */
	readonly universe: number;
}

/** A name or an address in the tree of who leads to whom. */
export interface HierarchyItem {
	readonly key: HierarchyKey;
	readonly kind: SymbolKind;
	/** What is said behind its name. */
	readonly detail: string;
	readonly location: Location;
}

/** An item that leads to another, or the other way round, and where that is written: in the file of the item that leads. */
export interface HierarchyCall {
	readonly item: HierarchyItem;
	readonly ranges: readonly Range[];
}

/** What a key means now; undefined where it has become out of date. */
export type Meaning =
	| { readonly kind: "name"; readonly universe: Universe; readonly name: NameId }
	| { readonly kind: "address"; readonly universe: Universe; readonly address: AddressId };

/** The items at a place: the name or the address that it means, the address of a PTR, or the owner of the record. */
export function itemsAt(context: RuleContext, { readings }: Located): HierarchyItem[] {
	const items = readings.flatMap(({ universe, meant, owner, records }): HierarchyItem[] => {
		const names = meant.length === 0 && owner >= 0 ? [{ kind: "name", name: owner } as const] : meant;
		return names.flatMap((one) => {
			const fallback = records[0] === undefined ? undefined : locationOf(context, records[0]);
			if (one.kind === "address") return addressItem(context, universe, one.address, fallback);
			return nameItem(context, universe, one.name, fallback);
		});
	});
	return [...new Map(items.map((item) => [`${item.key.universe} ${item.key.text}`, item])).values()];
}

/** A name: where it has its records; else the place that names it. */
export function nameItem(
	context: RuleContext,
	universe: Universe,
	name: NameId,
	fallback?: Location,
	remark = "",
): HierarchyItem[] {
	const { workspace } = context;
	const own = recordsAt(context, universe, name);
	const location = (own[0] === undefined ? undefined : locationOf(context, own[0])) ?? fallback;
	if (!location) return [];
	const types = [...new Set(own.map((record) => typeName(workspace.tables.records.type[record]!)))].join(" ");
	const [address] = reverseAddresses(context, universe, name);
	const meaning = address === undefined ? "" : workspace.tables.addresses.text(address);
	const where = own.length > 0 ? `${types} in ${baseName(location.path)}` : "no records here";
	const text = workspace.tables.names.text(name);
	return [
		{
			key: { kind: "name", text, universe: universe.id },
			kind: address === undefined ? SymbolKind.Object : SymbolKind.Key,
			detail: [remark, meaning, where].filter((part) => part !== "").join(" · "),
			location,
		},
	];
}

/** An address: where a host has it; else the place that names it. */
export function addressItem(
	context: RuleContext,
	universe: Universe,
	address: AddressId,
	fallback?: Location,
): HierarchyItem[] {
	const [host] = hostsOf(context.workspace, universe, address);
	const own = host === undefined ? undefined : locationOfPlace(context, referencePlace(context, host));
	const location = fallback ?? own;
	if (!location) return [];
	const { status, reverseName } = context.chains.chain(universe, address);
	const text = context.workspace.tables.addresses.text(address);
	const detail = `${VERDICT_MARKS[STATUS_WORDS[status].verdict]} ${status} · ${reverseName}`;
	return [{ key: { kind: "address", text, universe: universe.id }, kind: SymbolKind.Constant, detail, location }];
}

/** The records of a name that a universe knows of, in the order of the text. */
export function recordsAt({ workspace }: RuleContext, universe: Universe, name: NameId): RecordId[] {
	const found: RecordId[] = [];
	for (const record of ownedBy(workspace, name)) {
		if (isRelated(workspace, universe, record) && found.push(record) === MAX_RECORDS) break;
	}
	return inTextOrder(workspace, found);
}

/** What a key means now. */
export function meaningOfKey({ workspace }: RuleContext, key: HierarchyKey): Meaning | undefined {
	const universe = workspace.zones.universeOfNumber(key.universe);
	if (!universe) return undefined;
	if (key.kind === "address") {
		const octets = parseAddress(key.text);
		const address = octets && workspace.tables.addresses.intern(octets, 0, octets.length);
		return address === undefined ? undefined : { kind: "address", universe, address };
	}
	const name = workspace.name(key.text);
	return name < 0 ? undefined : { kind: "name", universe, name };
}
