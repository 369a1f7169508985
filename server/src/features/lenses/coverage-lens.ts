import { networkOfReverseOrigin, networkText, parseNetwork } from "../../config/network.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { Zone } from "../../zone/zone.ts";
import { hostsOf } from "../places/linked-records.ts";
import { type Location, locationOf } from "../places/location.ts";
import type { LensWords } from "./lens.ts";

/** After so many addresses others may work. */
const STEP = 64;

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
	for (let id = 0; id < addresses.count; id++) {
		if (id % STEP === 0) yield;
		const address = id as AddressId;
		const octets = addresses.octets(address);
		if (!prefixes.some(({ prefix, length }) => hasPrefix(octets, prefix, length))) continue;
		const [host] = hostsOf(workspace, universe, address, 1);
		if (host === undefined) continue;
		const chain = chains.chain(universe, address);
		if (chain.status !== "missing" || chain.zone !== zone || chain.external) continue;
		lacking++;
		const place = places.length < mostPlaces ? locationOf(context, host) : undefined;
		if (place) places.push(place);
	}
	if (lacking > 0) title.push(lacking === 1 ? "1 address without PTR" : `${lacking} addresses without PTR`);
	return { title: title.join(" · "), ...(places.length > 0 && { action: { kind: "show" as const, places } }) };
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
