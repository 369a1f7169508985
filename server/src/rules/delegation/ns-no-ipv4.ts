import { addressesOfAll, advisedServers } from "../judgements/advised-servers.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 3901 section 4: every zone has a server that IPv4 reaches. */
export const nsNoIpv4: ZoneRule = {
	id: "ns-no-ipv4",
	group: "delegation",
	subject: "zone",
	severity: "warning",
	summary: "All name servers of a zone have IPv6 addresses only",
	sources: ["RFC 3901 section 4"],

	check(zone, report) {
		const servers = advisedServers(zone);
		const addresses = addressesOfAll(servers);
		if (!addresses || addresses.some(({ isIpv4 }) => isIpv4)) return;
		report({
			at: servers[0]!.atField(0),
			message: `the name servers of ${zone.origin} have IPv6 addresses only, so resolvers without IPv6 find nothing in it. Add an A record to one of them, or name a server that has one`,
		});
	},
};
