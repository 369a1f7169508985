import { blockOfLabel } from "../../config/network.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import { classlessRange } from "../judgements/classless-label.ts";
import type { ZoneRule } from "../rule.ts";

/** RFC 2317 section 4 leaves the label of a classless zone open, so what it says is for people and tools. */
export const revZoneNotOctetBoundary: ZoneRule = {
	id: "rev-zone-not-octet-boundary",
	group: "reverse-zone",
	subject: "zone",
	severity: "information",
	summary: "The label of a classless reverse zone does not say clearly which addresses it is for",
	sources: ["RFC 2317 section 4"],

	check(zone, report) {
		// Who declares the network has said it.
		if (!zone.origin.endsWith(".in-addr.arpa.") || zone.zone.network !== "") return;
		const [label = ""] = zone.origin.split(".");
		const range = classlessRange(label);
		const [soa] = zone.apexRecords(TYPE_SOA);
		if (range === undefined || !soa) return;
		if (range === "impossible") {
			report({
				at: soa.atOwner,
				message: `${label} in ${zone.origin} is no network, so it does not tell which addresses the zone is for. Write its first octet and prefix length, such as 0/26, or its first and last octet, such as 0-63`,
			});
			return;
		}
		const [first, last] = label.split(/[-_/]/).map(Number);
		const block = blockOfLabel(label);
		if (label.includes("/") || last === range.last || !block) return;
		report({
			at: soa.atOwner,
			message: `${label} in ${zone.origin} can be read as a range up to ${last} and as a prefix length of ${last}; it is taken for ${first} to ${range.last}. ${first}/${last} or ${first}-${range.last} says it clearly`,
		});
	},
};
