import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import { isVisible, referringTo } from "./linked-records.ts";

/** Of a name to which more aliases lead, only so many are followed. */
const MAX_ALIASES = 64;

/**
 * The addresses whose PTR is looked for at a name: the one that the name stands for, and those whose
 * reverse names lead to it by CNAME or DNAME, whatever the labels of a classless zone are (RFC 2317).
 */
export function reverseAddresses(context: RuleContext, universe: Universe, name: NameId): AddressId[] {
	const own = wholeAddress(context, name);
	if (own !== undefined) return [own];
	const { names } = context.workspace.tables;
	const found = new Set<AddressId>();
	let left = MAX_ALIASES;
	for (let at = name; at !== ROOT_NAME && left > 0; at = names.parentOf(at)) {
		for (const record of referringTo(context.workspace, at)) {
			if (!leadsTo(context, record, at === name) || !isVisible(context.workspace, universe, record)) continue;
			const address = wholeAddress(context, aliasOf(context, record, name, at));
			if (address !== undefined) found.add(address);
			if (--left === 0) break;
		}
	}
	if (found.size > 0) return [...found];
	return declaredAddress(context, universe, name);
}

/** Whether a record makes an alias of the name it refers to, or of the names below that. */
function leadsTo({ workspace }: RuleContext, record: RecordId, isName: boolean): boolean {
	return workspace.tables.records.type[record] === (isName ? TYPE_CNAME : TYPE_DNAME);
}

/** The name that an alias puts in the place of `name`, which is `target` or below it. */
function aliasOf({ workspace }: RuleContext, record: RecordId, name: NameId, target: NameId): NameId {
	const { names, records } = workspace.tables;
	const labels: string[] = [];
	for (let at = name; at !== target; at = names.parentOf(at)) labels.push(names.label(at));
	return workspace.name([...labels, names.text(records.owner[record]! as NameId)].join("."));
}

/** For a classless zone to which nothing leads here: the address of which a network that the user declares makes this name. */
function declaredAddress(context: RuleContext, universe: Universe, name: NameId): AddressId[] {
	const { lookup } = context.workspace;
	const zone = lookup.zoneFor(universe, name);
	if (!zone) return [];
	for (const record of lookup.recordsIn(zone, name, TYPE_PTR)) {
		const { classlessAddress } = context.viewRecord(context, record);
		if (classlessAddress) return [classlessAddress.id];
	}
	return [];
}

function wholeAddress({ workspace }: RuleContext, name: NameId): AddressId | undefined {
	if (name < 0) return undefined;
	const { addresses, names } = workspace.tables;
	const found = addressOfReverseName(names, name);
	if (!found || found.bits !== found.octets.length * 8) return undefined;
	return addresses.intern(found.octets, 0, found.octets.length);
}
