import { baseName } from "../../config/config-path.ts";
import { networkOfReverseOrigin, parseNetwork, reverseOriginOfNetwork } from "../../config/network.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import { NO_NAME } from "../../tables/name-table.ts";
import { atOnce } from "../../text/at-once.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { type Edit, type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { Place } from "../place.ts";
import type { AddressView } from "../views/address-view.ts";
import { RecordView } from "../views/record-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { addZoneStatement } from "./add-zone-statement.ts";
import type { Offer } from "./make-fix.ts";
import { universesOf } from "./model-zone.ts";
import { type NewZoneFile, newZoneFile } from "./new-zone-file.ts";
import { type AddressBlock, blockAround, hasPointerName, newZonePointers } from "./new-zone-pointers.ts";
import type { NewPointer } from "./pointer-pool.ts";
import { zoneFileText } from "./zone-file-text.ts";
import { zoneLike } from "./zone-like.ts";

/**
 * What can be done where no loaded zone answers for the reverse name of an address: the zone is created after the example
 * of the one in which the finding stands. Nothing where the address has no name, or nobody can tell which zone it is.
 *
 * @param at the host's record, or the SPF record that names the address.
 */
export function createReverseZone(address: AddressView, at: Place, offer: Offer): readonly Fix[] {
	const { chain, octets, context } = address;
	if (chain.zone || chain.external || !hasPointerName(address)) return [];
	const origin = lackingZone(address);
	if (origin === undefined) return [];
	return [newReverseZone(context, context.workspace.zones.zoneOf(at.record), origin, octets, offer)];
}

/**
 * The zone that the name of an address lies in: the one to which a loaded parent delegates it, else the usual /24 or
 * /64. Undefined where an alias leads out of the loaded zones.
 */
function lackingZone({ chain, context, octets }: AddressView): string | undefined {
	if (chain.cut !== NO_NAME) return context.workspace.tables.names.text(chain.cut);
	if (chain.aliases.length > 0) return undefined;
	const length = octets.length === 16 ? 64 : 24;
	return reverseOriginOfNetwork({ octets: [...octets], length });
}

/**
 * Creates a reverse zone: its file, with the PTR records of all loaded hosts in it, and the statements that give it to the
 * server in every view that reads the file of `forward`.
 *
 * @param forward the zone whose SOA, name servers, layout and configuration are taken as example.
 * @param origin absolute.
 * @param member an address in it, 4 or 16 octets.
 */
function newReverseZone(
	context: RuleContext,
	forward: Zone,
	origin: string,
	member: Uint8Array,
	{ preferred = true }: Offer,
): Fix {
	const file = newZoneFile(context, forward, origin);
	const where = isRefusal(file) ? "" : ` in ${baseName(file.path)}`;
	return {
		title: `Create the reverse zone ${origin}${where}`,
		preferred,
		shared: true,
		edits: () => (isRefusal(file) ? file : atOnce(newZoneEdits(context, forward, origin, file, member))),
	};
}

/**
 * The file of a new zone with an SOA, name servers and, in a reverse zone, the PTR records of all loaded hosts, and its
 * statements in the configuration; in steps. The workspace must stay as it is until all is done.
 *
 * @param forward the zone that is taken as example.
 * @param origin absolute.
 * @param member an address in it, 4 or 16 octets; none in a forward zone.
 */
export function* newZoneEdits(
	context: RuleContext,
	forward: Zone,
	origin: string,
	file: NewZoneFile,
	member?: Uint8Array,
): Generator<void, readonly Edit[] | Refusal> {
	const { workspace } = context;
	const { names } = workspace.tables;
	if (forward.kind !== "primary") {
		const refusal = `${names.text(forward.origin)} is a ${forward.kind} zone here: create the zone where it is primary`;
		return { refusal };
	}
	const part = zoneWithin(context, forward, origin);
	if (part) {
		const refusal = `${names.text(part.origin)} is loaded and has a part of ${origin}: create the zone by hand, with a delegation to it`;
		return { refusal };
	}
	const like = zoneLike(context, forward);
	if (isRefusal(like)) return like;
	const universes = universesOf(workspace, forward);
	const block = member && blockAround(member, blockOf(origin));
	const pointers = block ? yield* pointersOfAll(context, universes, origin, block) : [];
	if (isRefusal(pointers)) return pointers;
	const nameServers = delegatedServers(context, forward, origin) ?? like.head.nameServers;
	const content = yield* zoneFileText(
		{ ...like.head, nameServers, origin, remark: file.remark, pointers },
		like.layout,
	);
	const all: Edit[] = [{ path: file.path, content }];
	for (const place of file.statements) {
		const edit = addZoneStatement(workspace, place, { origin, file: file.written });
		if (isRefusal(edit)) return edit;
		// One statement may stand in several views.
		if (!all.some((other) => JSON.stringify(other) === JSON.stringify(edit))) all.push(edit);
	}
	return all;
}

/** The PTR records that the views have in common; the file would tell clients of one what only those of the other may know. */
function* pointersOfAll(
	context: RuleContext,
	[first, ...rest]: readonly Universe[],
	origin: string,
	block: AddressBlock,
): Generator<void, readonly NewPointer[] | Refusal> {
	const pointers = yield* newZonePointers(context, first!, origin, block);
	for (const universe of rest) {
		const others = yield* newZonePointers(context, universe, origin, block);
		if (JSON.stringify(others) === JSON.stringify(pointers)) continue;
		const refusal = `the views ${first!.view} and ${universe.view} see other hosts in ${origin}: create a zone for each of them by hand`;
		return { refusal };
	}
	return pointers;
}

function blockOf(origin: string): AddressBlock | undefined {
	const network = networkOfReverseOrigin(origin);
	return network && { prefix: Uint8Array.from(network.octets), length: network.length };
}

/** The name servers to which a loaded parent delegates the zone; undefined if none does, or one is in the zone itself. */
function delegatedServers(context: RuleContext, forward: Zone, origin: string): readonly string[] | undefined {
	const { workspace } = context;
	const { lookup } = workspace;
	const { names } = workspace.tables;
	const apex = workspace.name(origin);
	const answer = lookup.answer(workspace.zones.universeOf(forward), lookup.sought(apex));
	if (answer.kind !== "outside" || !answer.zone || answer.cut !== apex) return undefined;
	const servers = lookup.recordsIn(answer.zone, apex, TYPE_NS).map((record) => new RecordView(context, record));
	return servers.some(({ targetName }) => names.isWithin(targetName, apex))
		? undefined
		: servers.map(({ target }) => target);
}

/**
 * A loaded zone, as the universe of another zone sees it, that answers for a part of a zone that is to come: its origin lies
 * below, or the user has declared a network for it that does.
 */
function zoneWithin({ workspace }: RuleContext, from: Zone, origin: string): Zone | undefined {
	const { zones, tables } = workspace;
	const apex = workspace.name(origin);
	const whole = blockOf(origin);
	for (const { zone } of workspace.openZones()) {
		if (!zones.isVisible(zones.universeOf(from), zone)) continue;
		if (zone.origin !== apex && tables.names.isWithin(zone.origin, apex)) return zone;
		const network = parseNetwork(zone.network);
		if (whole && network && hasPrefix(Uint8Array.from(network.octets), whole.prefix, whole.length)) return zone;
	}
	return undefined;
}
