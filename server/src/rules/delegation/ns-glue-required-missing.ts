import { TYPE_NS } from "../../workspace/lookup.ts";
import { areServedTogether, childServer } from "../judgements/child-server.ts";
import { glueActions } from "../judgements/glue-actions.ts";
import { nameServerFlaw } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 9471 section 3.1: a referral tells the addresses of servers that lie in the zone to which it leads. */
export const nsGlueRequiredMissing: RecordRule = {
	id: "ns-glue-required-missing",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A delegation names a server below itself without its address, so nobody finds the server",
	sources: ["RFC 1034 section 4.2.2", "RFC 9471 section 3.1"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} delegations of ${origin} name servers below themselves whose addresses the zone does not have, so nobody finds them. Add their A or AAAA records as glue`,
	},

	check(record, report) {
		if (nameServerFlaw(record)?.kind !== "required-glue") return;
		const { target, owner, origin } = record;
		const isServed = isServedHere(record);
		const consequence = isServed
			? "so only a server that has both zones can answer"
			: `so nobody who looks for ${owner} finds this server`;
		report({
			at: record.atField(0),
			...(isServed && { severity: "warning" as const }),
			message: `${target} lies below its own delegation, and ${origin} does not have its address, ${consequence}. Add its A or AAAA record here as glue`,
			actions: () => glueActions(record),
		});
	},
};

/** Whether a server with this zone has that of the delegation too, and the address in it: it answers without any referral. */
function isServedHere(record: RecordView): boolean {
	const child = childServer(record);
	return child !== undefined && child.addresses.length > 0 && areServedTogether(record, child.zone);
}
