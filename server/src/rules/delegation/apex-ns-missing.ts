import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { addServers, askForServers } from "../fixes/add-servers.ts";
import { usualServers } from "../judgements/usual-servers.ts";
import type { ZoneRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 5.2: the servers of a zone stand at its top. */
export const apexNsMissing: ZoneRule = {
	id: "apex-ns-missing",
	group: "delegation",
	subject: "zone",
	severity: "error",
	summary: "A zone names no servers at its top, so BIND refuses it",
	sources: ["RFC 1035 section 5.2", "RFC 2181 section 6.1"],

	check(zone, report) {
		if (zone.zone.kind !== "primary" || zone.apexRecords(TYPE_NS).length > 0) return;
		const [soa] = zone.apexRecords(TYPE_SOA);
		// What lacks may stand in a line or a file that cannot be read, which is said there.
		if (!soa || zone.hasUnreadText) return;
		report({
			at: soa.atOwner,
			message: `${zone.origin} has no NS record, so BIND refuses the zone. Name its servers behind the SOA, each with a line such as @ NS ns1.example.com.`,
			actions: () => serverActions(soa),
		});
	},
};

/** The servers that other zones have, of which none is the one to take where there are several; those that the user is asked for. */
function serverActions(soa: RecordView): readonly Action[] {
	const sets = usualServers(soa);
	const others = sets.map((servers) => addServers(soa, servers, { preferred: sets.length === 1 }));
	return [
		...others,
		askForServers(soa, `Name servers of ${soa.owner}, with blanks between`, "ns1.example.net. ns2.example.net."),
	];
}
