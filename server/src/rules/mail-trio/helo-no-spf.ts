import { baseName } from "../../config/config-path.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { heloFlaw, heloOf, isFirstOfHost } from "../judgements/helo-flaw.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 7208 section 2.4: bounces have no sender, so receivers check the SPF record of the HELO name instead. */
export const heloNoSpf: AddressRule = {
	id: "helo-no-spf",
	group: "mail-trio",
	subject: "address",
	severity: "hint",
	summary: "The name that a host gives in HELO has no SPF record, which receivers look for when it sends bounces",
	sources: ["RFC 7208 section 2.3", "RFC 7208 section 2.4", "RFC 7208 section 10.1.3"],

	check(address, report) {
		const helo = heloOf(address);
		const { at } = address;
		// A name that is wrong in another way may not be the one to keep.
		if (!helo || !at || !address.isPublic || address.role !== "sending" || heloFlaw(helo)) return;
		const { home } = helo;
		if (!home || !helo.leadsHere || helo.hasSpf || !isFirstOfHost(helo)) return;
		report({
			at,
			message: `${helo.text}, which ${address.text} gives in HELO, has no SPF record. Receivers look for it when the host sends bounces, which have no other domain. Add "v=spf1 a -all" at this name`,
			actions: () => {
				const title = `Add TXT "v=spf1 a -all" for ${helo.text} in ${baseName(home.path)}`;
				return [
					{ ...insertRecord(address.context, home, helo.name, "TXT", '"v=spf1 a -all"', title), preferred: true },
				];
			},
		});
	},
};
