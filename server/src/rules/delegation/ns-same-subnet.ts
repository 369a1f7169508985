import { hasPrefix } from "../../mail/special-address.ts";
import { addressesOfAll, advisedServers } from "../judgements/advised-servers.ts";
import type { ZoneRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";

/** What mostly hangs on one line: networks smaller than these are not told apart in the routing of the Internet. */
const PREFIX_4 = 24;
const PREFIX_6 = 48;

/** RFC 2182 section 3.1: the servers of a zone stand in different places of the Internet. */
export const nsSameSubnet: ZoneRule = {
	id: "ns-same-subnet",
	group: "delegation",
	subject: "zone",
	severity: "information",
	summary: "All name servers of a zone are in one network, so one failure takes all of them",
	sources: ["RFC 2182 section 3.1"],

	check(zone, report) {
		const servers = advisedServers(zone);
		const addresses = addressesOfAll(servers);
		if (!addresses || servers.length < 2) return;
		const ipv4 = addresses.filter(({ isIpv4 }) => isIpv4);
		const ipv6 = addresses.filter(({ isIpv4 }) => !isIpv4);
		if (!areTogether(ipv4, PREFIX_4) || !areTogether(ipv6, PREFIX_6)) return;
		// One server with several names is a mistake of its own.
		if (areSame(ipv4) && areSame(ipv6)) return;
		report({
			at: servers[0]!.atField(0),
			message: `all ${servers.length} name servers of ${zone.origin} are in one network (${addresses[0]!.text} and its neighbours), so nothing in it is found while that is cut off. Put one of them, or a further one, into another network`,
		});
	},
};

function areTogether(addresses: readonly AddressView[], length: number): boolean {
	return addresses.every(({ octets }) => hasPrefix(octets, addresses[0]!.octets, length));
}

function areSame(addresses: readonly AddressView[]): boolean {
	return new Set(addresses.map(({ id }) => id)).size < 2;
}
