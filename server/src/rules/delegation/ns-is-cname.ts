import { TYPE_NS } from "../../workspace/lookup.ts";
import { canonicalServerActions } from "../judgements/name-server-actions.ts";
import { nameServerFlaw } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 2181 section 10.3: an NS record names a host and no alias. */
export const nsIsCname: RecordRule = {
	id: "ns-is-cname",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A zone names a server in itself that is an alias, so BIND refuses the zone, or resolvers skip the server",
	sources: ["RFC 2181 section 10.3", "RFC 1912 section 2.4"],

	check(record, report) {
		const flaw = nameServerFlaw(record);
		if (flaw?.kind !== "alias") return;
		const { alias } = flaw;
		const consequence =
			record.ownerName === record.zone.origin
				? `so BIND does not load ${record.origin} at all`
				: `so for ${record.owner} resolvers skip this server`;
		report({
			at: record.atField(0),
			message: `${record.target} is an alias (CNAME) of ${alias.target}, but an NS must name a host, ${consequence}. Name the host itself`,
			related: () => [{ at: alias.atField(0), message: `the CNAME to ${alias.target}` }],
			actions: () => canonicalServerActions(record),
		});
	},
};
