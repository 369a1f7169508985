import { TYPE_NS } from "../../workspace/lookup.ts";
import { addressForServerActions, serverWithDot } from "../judgements/name-server-actions.ts";
import { nameServerFlaw } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1912 section 2.3: the zone that answers for the name of a server has its address, or nobody has. */
export const nsNoAddress: RecordRule = {
	id: "ns-no-address",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A delegation names a server in this zone that has no address, so nobody can ask it",
	sources: ["RFC 1034 section 4.2.2", "RFC 1912 section 2.3"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} delegations of ${origin} name servers in the zone that have no A or AAAA record, so nobody can ask them. Add the addresses of the servers`,
	},

	check(record, report) {
		const { zone, context } = record;
		if (record.ownerName === zone.origin || nameServerFlaw(record)?.kind !== "no-address") return;
		// A name of the reverse tree is the greater mistake, which `rev-ns-in-arpa` tells of.
		if (context.workspace.zones.isReverse(zone)) return;
		const meant = serverWithDot(record);
		const remedy = meant
			? `Append the final dot if ${meant} is meant, or add the address`
			: "Add its address, or name a host that has one";
		report({
			at: record.atField(0),
			message: `${record.target} has no A or AAAA record, so nobody who looks for names of ${record.owner} can ask this server. ${remedy}`,
			actions: () => addressForServerActions(record),
		});
	},
};
