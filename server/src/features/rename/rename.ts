import { addressText, parseAddress } from "../../records/address.ts";
import { isRefusal, type Refusal, type TextEdit } from "../../rules/fix.ts";
import type { Change } from "../../rules/fixes/change.ts";
import { finishing } from "../../rules/fixes/finish.ts";
import type { MovedPointers } from "../../rules/fixes/move-pointers.ts";
import { hostRenaming } from "../../rules/fixes/rename-host.ts";
import { renumbering } from "../../rules/fixes/renumber.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Located } from "../places/located.ts";
import { newName } from "./new-name.ts";
import { type RenameTarget, renameTarget } from "./rename-target.ts";

/** What a rename does. */
export interface Renamed {
	/** `Rename mail.example.com. to mx.example.com.` */
	readonly title: string;
	readonly edits: readonly TextEdit[];
	/** What is to be said of files besides. */
	readonly notes: readonly { readonly path: string; readonly note: string }[];
}

/** What can be renamed at a place; undefined where nothing stands that has a name, and why not where it must stay. */
export function renameable(context: RuleContext, located: Located): RenameTarget | Refusal | undefined {
	const target = renameTarget(context, located);
	if (!target || isRefusal(target) || target.kind === "address") return target;
	const zone = zoneOfHost(context, target.universes[0]!, target.name);
	return isRefusal(zone) ? zone : target;
}

/**
 * Renames a host, or gives hosts another address, in all zones; or says why not. In steps, since a name may stand in a
 * million records. The zones must be settled, and stay as they are from the first step to the last.
 */
export function* renaming(
	context: RuleContext,
	located: Located,
	typed: string,
): Generator<void, Renamed | Refusal | undefined> {
	const target = renameTarget(context, located);
	if (!target || isRefusal(target)) return target;
	if (target.kind === "address") return yield* renumbered(context, target.universes, target.address, typed);
	const { tables } = context.workspace;
	const [universe] = target.universes;
	const zone = zoneOfHost(context, universe!, target.name);
	if (isRefusal(zone)) return zone;
	const to = newName(context.workspace, zone, target, typed);
	if (typeof to !== "number") return to;
	const title = `Rename ${tables.names.text(target.name)} to ${tables.names.text(to)}`;
	if (to === target.name) return { title, edits: [], notes: [] };
	const all = target.universes.map((one) => renamedIn(context, one, target.name, to));
	const refusal = all.find((one) => isRefusal(one));
	if (refusal && isRefusal(refusal)) return refusal;
	return yield* finished(context, title, { changes: all.flatMap((one) => (isRefusal(one) ? [] : one)), notes: [] });
}

function renamedIn(context: RuleContext, universe: Universe, from: NameId, to: NameId): readonly Change[] | Refusal {
	const zone = zoneOfHost(context, universe, from);
	if (isRefusal(zone)) return zone;
	return notFree(context, universe, zone, to) ?? hostRenaming({ context, universe }, { from, to });
}

/** The zone that has the records of a host; or why it cannot be renamed. */
function zoneOfHost({ workspace }: RuleContext, universe: Universe, name: NameId): Zone | Refusal {
	const { lookup, tables, zones } = workspace;
	const text = tables.names.text(name);
	if (zones.isOrigin(name)) return { refusal: `${text} is the origin of a zone: rename the zone by hand` };
	if (tables.names.isWildcard(name)) {
		return { refusal: `${text} answers for names that are written nowhere, so a rename could not follow them` };
	}
	const answer = lookup.answer(universe, lookup.sought(name));
	if (answer.kind === "outside") {
		return answer.zone
			? { refusal: `${text} is delegated to a zone that is not loaded: rename it there first` }
			: { refusal: `no loaded zone answers for ${text}: rename it where its zone is kept` };
	}
	if (lookup.exists(answer.zone, name)) return answer.zone;
	const isWildcard = answer.kind !== "absent" && answer.wildcard;
	const reason = isWildcard ? ": a wildcard answers for it" : ": correct what names it instead";
	return { refusal: `no record is called ${text}${reason}` };
}

/** Why a host cannot be given a name in its zone; undefined if it can. */
function notFree({ workspace }: RuleContext, universe: Universe, zone: Zone, name: NameId): Refusal | undefined {
	const { lookup, tables } = workspace;
	const text = tables.names.text(name);
	const answer = lookup.answer(universe, lookup.sought(name));
	if (answer.kind === "outside")
		return { refusal: `${text} is delegated away: rename the host to a name of its own zone` };
	if (answer.zone !== zone) {
		return {
			refusal: `${text} lies in another zone, ${tables.names.text(answer.zone.origin)}: move the records by hand`,
		};
	}
	if (tables.names.activity[name]! === 0) return undefined;
	return {
		refusal: `${text} has records already, or names below it have, and nothing would tell them apart from those of the host`,
	};
}

function* renumbered(
	context: RuleContext,
	universes: readonly Universe[],
	address: AddressId,
	typed: string,
): Generator<void, Renamed | Refusal> {
	const { addresses } = context.workspace.tables;
	const octets = parseAddress(typed.trim());
	const old = addresses.text(address);
	if (octets?.length !== addresses.octets(address).length) {
		const family = addresses.isIpv4(address) ? "IPv4" : "IPv6";
		return { refusal: `"${typed.trim()}" is no ${family} address, which has to take the place of ${old}` };
	}
	const title = `Renumber ${old} to ${addressText(octets)}`;
	if (addressText(octets) === old) return { title, edits: [], notes: [] };
	const all = universes.map((universe) => renumbering({ context, universe }, address, octets));
	const moved = all.flatMap((one) => (isRefusal(one) ? [] : [one]));
	const refusal = all.find((one) => isRefusal(one));
	if (refusal && isRefusal(refusal)) return refusal;
	const notes = moved.flatMap((one) => one.notes);
	return yield* finished(context, title, { changes: moved.flatMap(({ changes }) => changes), notes });
}

function* finished(
	context: RuleContext,
	title: string,
	{ changes, notes }: MovedPointers,
): Generator<void, Renamed | Refusal> {
	const edits = yield* finishing(context, changes);
	return isRefusal(edits) ? edits : { title, edits, notes };
}
