import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import { beginWithSoa, SAMPLE_SOA } from "../fixes/begin-with-soa.ts";
import { soundServers } from "../judgements/sound-servers.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 1035 section 5.2: a zone begins with its SOA. */
export const soaMissing: ZoneRule = {
	id: "soa-missing",
	group: "integrity",
	subject: "zone",
	severity: "error",
	summary: "A zone that a server configuration names has no SOA record, so servers refuse it",
	sources: ["RFC 1035 section 5.2"],

	check(zone, report) {
		const { kind, source } = zone.zone;
		// Without a configuration the file may be a part of another, which only somebody else includes.
		if (kind !== "primary" || source !== "configuration" || zone.apexRecords(TYPE_SOA).length > 0) return;
		const first = zone.firstRecord;
		if (!first || zone.hasUnreadText || zone.hasRecord(TYPE_SOA)) return;
		report({
			at: first.atEntry,
			message: `${zone.origin} has no SOA record, so servers refuse the zone. Begin it with a line such as ${SAMPLE_SOA}`,
			actions: () => [beginWithSoa(first, soundServers(zone.apexRecords(TYPE_NS))[0])],
		});
	},
};
