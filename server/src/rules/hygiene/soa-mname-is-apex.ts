import { TYPE_NS } from "../../workspace/lookup.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { MNAME, soaRule } from "../judgements/soa-rule.ts";
import { soundServers } from "../judgements/sound-servers.ts";

/** RFC 2181 section 7.3: the field is the name of the primary server, not that of the zone. */
export const soaMnameIsApex = soaRule({
	id: "soa-mname-is-apex",
	severity: "warning",
	summary: "The SOA of a zone names the zone itself as its primary server",
	sources: ["RFC 2181 section 7.3"],

	check({ record }, report) {
		if (record.targetName !== record.ownerName || record.target === ".") return;
		// A zone whose own name is a name server means what it says.
		if (record.recordsAtApex(TYPE_NS).some((server) => server.targetName === record.ownerName)) return;
		report({
			at: record.atField(MNAME),
			message: `The SOA of ${record.owner} names the zone itself, but the first field is the name of its primary server, to which changes (DDNS) are sent. Name that server`,
			actions: () => {
				const servers = soundServers(record.recordsAtApex(TYPE_NS));
				return servers.map((server) => ({
					...replaceName(record, MNAME, server.target, `Name ${server.target} as the primary server`),
					preferred: servers.length === 1,
				}));
			},
		});
	},
});
