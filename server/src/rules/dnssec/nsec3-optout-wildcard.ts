import { TYPE_CODE } from "../../records/type-code.ts";
import { hashParameters } from "../judgements/hash-parameters.ts";
import type { ZoneRule } from "../rule.ts";

const OPT_OUT = 1;

/** RFC 5155 section 9.2: what an opt-out NSEC3 proves absent may be an unsigned delegation, so answers of wildcards are not secure. */
export const nsec3OptoutWildcard: ZoneRule = {
	id: "nsec3-optout-wildcard",
	group: "dnssec",
	subject: "zone",
	severity: "warning",
	summary: "A wildcard stands in a zone with opt-out, so resolvers do not take its answers for signed",
	sources: ["RFC 5155 section 9.2", "RFC 5155 section 12.2"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} wildcards stand in ${origin}, whose NSEC3 records have the opt-out flag, so resolvers do not take their answers for signed. Sign the zone without opt-out`,
	},

	check(zone, report) {
		if (zone.zone.kind !== "primary" || zone.zone.signed || zone.apexRecords(TYPE_CODE.NSEC3PARAM).length === 0) return;
		// Signers set the flag in all of them or in none.
		const first = zone.firstOfType(TYPE_CODE.NSEC3);
		if (!first || (hashParameters(first).flags & OPT_OUT) === 0) return;
		for (const wildcard of zone.wildcards()) {
			report({
				at: wildcard.atOwner,
				message: `${wildcard.owner} stands in a zone whose NSEC3 records have the opt-out flag, so nothing proves that the names it answers for are not there, and resolvers do not take the answers for signed. Sign the zone without opt-out`,
				related: () => [{ at: first.atField(1), message: "the first NSEC3 record, with opt-out" }],
			});
		}
	},
};
