import { heloFlawOfHost, heloOf } from "../judgements/helo-flaw.ts";
import { remedyForHelo } from "../judgements/helo-remedy.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 5321 section 2.3.5: the name must lead to an address or an MX, or receivers cannot look it up. */
export const heloNoAddress: AddressRule = {
	id: "helo-no-address",
	group: "mail-trio",
	subject: "address",
	severity: "error",
	summary: "The name that a host gives in HELO has no address",
	sources: ["RFC 5321 section 2.3.5", "RFC 5321 section 4.1.1.1", "Postfix reject_unknown_helo_hostname"],

	check(address, report) {
		const helo = heloOf(address);
		const { at } = address;
		if (!helo || !at || heloFlawOfHost(helo) !== "no-address") return;
		const remedy = remedyForHelo(helo);
		report({
			at,
			severity: pointerSeverity(address, "error"),
			message: `${address.text} gives the name ${helo.text} in HELO, which has neither an address nor an MX, so servers that look it up refuse its mail. ${remedy.text}`,
			actions: remedy.actions,
		});
	},
};
