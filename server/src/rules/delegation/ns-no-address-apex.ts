import { TYPE_NS } from "../../workspace/lookup.ts";
import { addressForServerActions, serverWithDot } from "../judgements/name-server-actions.ts";
import { nameServerFlaw } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1912 section 2.3: a server whose name lies in the zone that it serves is found by the address that the zone gives. */
export const nsNoAddressApex: RecordRule = {
	id: "ns-no-address-apex",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A zone names a server in itself that has no address, so BIND refuses the zone",
	sources: ["RFC 1034 section 4.2.2", "RFC 1912 section 2.3"],

	check(record, report) {
		if (record.ownerName !== record.zone.origin || nameServerFlaw(record)?.kind !== "no-address") return;
		const meant = serverWithDot(record);
		const remedy = meant
			? `Append the final dot if ${meant} is meant, or add the address`
			: "Add its address, or name a host that has one";
		report({
			at: record.atField(0),
			message: `${record.target} has no A or AAAA record, so BIND refuses the zone ${record.origin} that it is to serve. ${remedy}`,
			actions: () => addressForServerActions(record),
		});
	},
};
