import { parseAddress } from "../records/address.ts";
import { networkAround } from "../rules/fixes/network-around.ts";
import { pointerRequest } from "../rules/fixes/pointer-request.ts";
import { unverifiableAddresses } from "../rules/judgements/unverifiable-addresses.ts";
import { AddressView } from "../rules/views/address-view.ts";
import { TYPE_SOA } from "../workspace/lookup.ts";
import type { ZoneService } from "./zone-service.ts";

/** An address as it is written, and the view that sees it, "" outside views. */
export interface SeenAddress {
	readonly address: string;
	readonly view: string;
}

/**
 * The letter to whoever runs the reverse zones of some addresses.
 *
 * @param addresses what is none is passed over.
 */
export function providerRequest(service: ZoneService, addresses: readonly SeenAddress[]): string {
	return pointerRequest(addresses.flatMap(({ address, view }) => addressIn(service, address, view) ?? []));
}

/** The same for the addresses of the zones of a file for whose reverse names no loaded zone answers; "" where there are none. */
export function zoneRequest({ reading, workspace }: ZoneService, path: string): string {
	const addresses = new Map<string, AddressView>();
	for (const zone of workspace.zonesOfFile(path)) {
		const soa = workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
		if (soa < 0) continue;
		for (const address of unverifiableAddresses(reading, soa)) addresses.set(address.text, address);
	}
	return addresses.size > 0 ? pointerRequest(addresses.values()) : "";
}

/** The network of an address that mostly is one provider's; undefined if the text is no address. */
export function networkOfAddress(service: ZoneService, text: string): string | undefined {
	const address = addressIn(service, text, "");
	return address && networkAround(address);
}

/** An address as the first universe with a view sees it in which it takes part in mail, else as the first one does. */
function addressIn({ engine, workspace }: ZoneService, text: string, view: string): AddressView | undefined {
	const octets = parseAddress(text);
	if (!octets) return undefined;
	const id = workspace.tables.addresses.intern(octets, 0, octets.length);
	const views = workspace.zones.universes
		.filter((universe) => universe.view === view)
		.map((universe) => new AddressView(engine.context, universe, id));
	return views.find(({ role }) => role !== "none") ?? views[0];
}
