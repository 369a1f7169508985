import type { Action } from "../fix.ts";
import { addServers, askForServers } from "../fixes/add-servers.ts";
import { advisedServers } from "../judgements/advised-servers.ts";
import { usualServers } from "../judgements/usual-servers.ts";
import type { ZoneRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 2182 section 5: a zone has two servers at least, better three. */
export const apexNsSingle: ZoneRule = {
	id: "apex-ns-single",
	group: "delegation",
	subject: "zone",
	severity: "warning",
	summary: "A zone has only one name server, so all of it is gone when that fails",
	sources: ["RFC 1034 section 4.1", "RFC 2182 section 5"],

	check(zone, report) {
		const [server, ...others] = advisedServers(zone);
		if (!server || others.length > 0 || zone.hasUnreadText) return;
		report({
			at: server.atField(0),
			message: `${zone.origin} has only one name server, so nothing in it is found while ${server.target} cannot be reached, and mail for it waits or bounces. Name a second one on another network`,
			actions: () => serverActions(server),
		});
	},
};

/** The servers that other zones have beside this one, of which none is the one to take where there are several; those that the user is asked for. */
function serverActions(server: RecordView): readonly Action[] {
	const sets = usualServers(server)
		.filter((servers) => servers.includes(server.targetName))
		.map((servers) => servers.filter((name) => name !== server.targetName));
	const known = sets.map((servers) => addServers(server, servers, { preferred: sets.length === 1 }));
	return [...known, askForServers(server, `Further name servers of ${server.owner}`, "ns2.example.net.")];
}
