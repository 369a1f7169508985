import { heloFlaw, heloOf } from "../judgements/helo-flaw.ts";
import { remedyForHelo } from "../judgements/helo-remedy.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 5321 section 4.1.4 lets receivers compare the name with the address; many do and count a difference against the mail. */
export const heloAddressMismatch: AddressRule = {
	id: "helo-address-mismatch",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The name that a host gives in HELO has other addresses than the one it sends from",
	sources: ["RFC 5321 section 4.1.4", "Exim verify = helo", "rspamd HFILTER_HELO_IP_A"],

	check(address, report) {
		const helo = heloOf(address);
		const { at } = address;
		if (!helo || !at || heloFlaw(helo) !== "other-address") return;
		const remedy = remedyForHelo(helo);
		report({
			at,
			// A name that has no address of this family is no other host.
			severity: pointerSeverity(address, helo.hasFamily ? "warning" : "information"),
			message: `${address.text} gives the name ${helo.text} in HELO, which has ${helo.addressTexts.join(", ")} instead, so receivers that compare the two mark its mail. ${remedy.text}`,
			actions: remedy.actions,
		});
	},
};
