import { TYPE_NS } from "../../workspace/lookup.ts";
import { glueActions } from "../judgements/glue-actions.ts";
import { nameServerFlaw } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9471 section 3.2: a referral should tell the addresses of servers that lie below another delegation of the zone. */
export const nsGlueSiblingMissing: RecordRule = {
	id: "ns-glue-sibling-missing",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "warning",
	summary: "A delegation names a server below another delegation, and the zone does not have its address",
	sources: ["RFC 9471 section 3.2", "RFC 1034 section 4.2.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} delegations of ${origin} name servers below other delegations whose addresses the zone does not have. Add their A or AAAA records as glue`,
	},

	check(record, report) {
		const flaw = nameServerFlaw(record);
		if (flaw?.kind !== "sibling-glue") return;
		const { target, owner, origin } = record;
		const cut = record.nameText(flaw.cut);
		report({
			at: record.atField(0),
			message: `${target} lies below the delegation of ${cut}, and ${origin} does not have its address, so ${owner} is found only while the servers of ${cut} answer too. Add its A or AAAA record here as glue`,
			actions: () => glueActions(record),
		});
	},
};
