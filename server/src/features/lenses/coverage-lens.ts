import { networkOfReverseOrigin, networkText, parseNetwork } from "../../config/network.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { NO_NAME } from "../../tables/name-table.ts";
import { reverseWireName } from "../../tables/reverse-name.ts";
import type { Zone } from "../../zone/zone.ts";
import { hostsOf } from "../places/linked-records.ts";
import { type Location, locationOf } from "../places/location.ts";
import type { LensWords } from "./lens.ts";

/** After so many addresses others may work. */
const STEP = 64;

/** Of more addresses it is only said that there are many. */
const MOST_COUNTED = 1000;

/** How many PTR records a reverse zone has, and how many addresses of hosts in its network lack one; in steps. */
export function* coverageSteps(context: RuleContext, zone: Zone, mostPlaces: number): Generator<void, LensWords> {
	const { workspace, chains } = context;
	const { addresses, names } = workspace.tables;
	const universe = workspace.zones.universeOf(zone);
	const network = parseNetwork(zone.network) ?? networkOfReverseOrigin(names.text(zone.origin));
	const pointers = yield* countPointers(context, zone);
	const title = [network ? networkText(network) : names.text(zone.origin), `${pointers} PTR`];
	const prefixes = chains.networksOf(zone);
	const places: Location[] = [];
	let lacking = 0;
	for (let id = 0; id < addresses.count && lacking <= MOST_COUNTED; id++) {
		if (id % STEP === 0) yield;
		const address = id as AddressId;
		const octets = addresses.octets(address);
		if (!prefixes.some(({ prefix, length }) => hasPrefix(octets, prefix, length))) continue;
		if (hasOwnPointer(context, zone, octets)) continue;
		const [host] = hostsOf(workspace, universe, address, 1);
		if (host === undefined) continue;
		const chain = chains.chain(universe, address);
		if (chain.status !== "missing" || chain.zone !== zone || chain.external) continue;
		lacking++;
		const place = places.length < mostPlaces ? locationOf(context, host) : undefined;
		if (place) places.push(place);
	}
	if (lacking > 0) title.push(lackWords(lacking));
	return { title: title.join(" · "), ...(places.length > 0 && { action: { kind: "show" as const, places } }) };
}

/** Whether the zone itself has a PTR of an address: most have, and for them no chain need be followed. */
function hasOwnPointer({ workspace }: RuleContext, zone: Zone, octets: Uint8Array): boolean {
	const name = workspace.tables.names.find(reverseWireName(octets), 0);
	return name !== NO_NAME && workspace.lookup.recordIn(zone, name, TYPE_CODE.PTR) >= 0;
}

function lackWords(count: number): string {
	if (count > MOST_COUNTED) return `more than ${MOST_COUNTED} addresses without PTR`;
	return count === 1 ? "1 address without PTR" : `${count} addresses without PTR`;
}

function* countPointers({ workspace }: RuleContext, zone: Zone): Generator<void, number> {
	const { type } = workspace.tables.records;
	const open = workspace.openZone(zone);
	let count = 0;
	for (const block of open ? workspace.blocks(open.slice) : []) {
		for (const record of block.records) if (type[record] === TYPE_CODE.PTR) count++;
		yield;
	}
	return count;
}
