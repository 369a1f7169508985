import { addressesOfAll, advisedServers } from "../judgements/advised-servers.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 3901 section 4, the other way round: resolvers with IPv6 only need a server that they can reach. */
export const nsNoIpv6: ZoneRule = {
	id: "ns-no-ipv6",
	group: "delegation",
	subject: "zone",
	severity: "hint",
	summary: "All name servers of a zone have IPv4 addresses only",
	sources: ["RFC 3901 section 4"],

	check(zone, report) {
		const servers = advisedServers(zone);
		const addresses = addressesOfAll(servers);
		if (!addresses || addresses.some(({ isIpv4 }) => !isIpv4)) return;
		report({
			at: servers[0]!.atField(0),
			message: `the name servers of ${zone.origin} have IPv4 addresses only, so resolvers without IPv4 find nothing in it. Add an AAAA record to one of them where the network has IPv6`,
		});
	},
};
