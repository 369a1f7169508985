import { networkText } from "../../config/network.ts";
import { isPrivateAddress } from "../../mail/special-address.ts";
import { TYPE_NS } from "../../workspace/lookup.ts";
import type { ZoneRule } from "../rule.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 6303: the reverse zones of private networks are for those networks; answers of theirs must not leave them. */
export const revPrivateZonePublic: ZoneRule = {
	id: "rev-private-zone-public",
	group: "reverse-zone",
	subject: "zone",
	severity: "information",
	summary: "The reverse zone of a private network is served by a name server with a public address",
	sources: ["RFC 6303", "RFC 7534", "RFC 1918"],

	check(zone, report) {
		const { network, universe } = zone;
		// Who has a view for it has thought of it.
		if (!network || universe.view !== "" || !isPrivateAddress(Uint8Array.from(network.octets))) return;
		if (isStockZone(zone.context, zone.zone)) return;
		for (const server of zone.apexRecords(TYPE_NS)) {
			const open = server.addressesOf(server.target).find((address) => address.isPublic);
			if (!open) continue;
			report({
				at: server.atField(0),
				message: `${zone.origin} is the reverse zone of the private network ${networkText(network)}, but its name server ${server.target} has the public address ${open.text}, so outsiders may learn the names of its hosts. Keep the zone in an internal view, or let only your own networks ask for it`,
				related: () =>
					open.hosts
						.filter(({ owner }) => owner === server.target)
						.map((host) => ({ at: host.atField(0), message: `${host.owner} has ${open.text}` })),
			});
			return;
		}
	},
};
