import { TYPE_NS } from "../../workspace/lookup.ts";
import { askForServers } from "../fixes/add-servers.ts";
import { isAdvised, isInternalServer, unlike } from "../judgements/advised-servers.ts";
import { isHeadOfCut } from "../judgements/hidden-records.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 2182 section 5: a zone has two servers at least, better three. */
export const delegationNsSingle: RecordRule = {
	id: "delegation-ns-single",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "information",
	summary: "A delegation names only one server, so all that is below is gone when that fails",
	sources: ["RFC 1034 section 4.1", "RFC 2182 section 5"],
	many: {
		above: 20,
		message: (count, origin) =>
			`${count} delegations of ${origin} name only one server each, so what is below is gone when that fails. Name a second one where there is one`,
	},

	check(record, report) {
		if (record.isGenerated || !isHeadOfCut(record)) return;
		const { context, owner, ownerName, target, zone } = record;
		if (unlike(record.recordsOfOwner(TYPE_NS)).length > 1) return;
		// Below _acme-challenge and the like, a program answers for a moment.
		if (owner.startsWith("_")) return;
		// Of a loaded zone it is said there, unless the delegation names other servers, which is said too.
		if (context.workspace.zones.isOrigin(ownerName)) return;
		// Whether the zone is signed is told by its apex.
		context.watch.name(zone.origin);
		if (!isAdvised(context.workspace, zone) || isInternalServer(record)) return;
		report({
			at: record.atField(0),
			message: `${owner} is delegated to one name server only, so nothing below it is found while ${target} cannot be reached. Name a second one if it has one`,
			actions: () => [askForServers(record, `Further name servers of ${owner}`, "ns2.example.net.")],
		});
	},
};
