import { TYPE_NS } from "../../workspace/lookup.ts";
import { canonicalServerActions } from "../judgements/name-server-actions.ts";
import { nameServerFlaw } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 6672 section 2.4: no name below a DNAME has records of its own. */
export const nsBelowDname: RecordRule = {
	id: "ns-below-dname",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A zone names a server below a DNAME, so BIND refuses the zone, or resolvers skip the server",
	sources: ["RFC 2181 section 10.3", "RFC 6672 section 2.4"],

	check(record, report) {
		const flaw = nameServerFlaw(record);
		if (flaw?.kind !== "below-dname") return;
		const { alias } = flaw;
		const consequence =
			record.ownerName === record.zone.origin
				? `so BIND does not load ${record.origin} at all`
				: `so for ${record.owner} resolvers skip this server`;
		report({
			at: record.atField(0),
			message: `${record.target} lies below the DNAME of ${alias.owner}, where no host can be, ${consequence}. Name a server that lies elsewhere`,
			related: () => [{ at: alias.atOwner, message: `the DNAME to ${alias.target}` }],
			actions: () => canonicalServerActions(record),
		});
	},
};
