import { TYPE_SOA } from "../../workspace/lookup.ts";
import { renameZone } from "../fixes/rename-zone.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 4159: ip6.int. was given up in favour of ip6.arpa. */
export const rev6Int: ZoneRule = {
	id: "rev6-int",
	group: "reverse-zone",
	subject: "zone",
	severity: "warning",
	summary: "A reverse zone lies in ip6.int., which was given up",
	sources: ["RFC 4159"],

	check(zone, report) {
		const { origin } = zone;
		if (!/(?:^|\.)ip6\.int\.$/.test(origin)) return;
		const [soa] = zone.apexRecords(TYPE_SOA);
		if (!soa) return;
		const name = origin.replace(/int\.$/, "arpa.");
		report({
			at: soa.atOwner,
			message: `${origin} lies in ip6.int., which was given up in 2005, so nobody looks names up there. Call the zone ${name} and have that delegated`,
			actions: () => [renameZone(zone.context, zone.zone, name)],
		});
	},
};
