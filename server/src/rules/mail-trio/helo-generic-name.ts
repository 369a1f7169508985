import { classifyPointerName } from "../../mail/generic-name.ts";
import { tellBetterHelo } from "../judgements/better-helo.ts";
import { heloFlawOfHost, heloOf } from "../judgements/helo-flaw.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import type { AddressRule } from "../rule.ts";

/** Names such as `host-192-0-2-25.dyn.example.com`, by which spam filters know the machines of customers. */
export const heloGenericName: AddressRule = {
	id: "helo-generic-name",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The name that a host gives in HELO looks like that of a dial-up line or an unnamed machine",
	sources: ["SpamAssassin HELO_DYNAMIC", "rspamd HFILTER_HELO"],

	check(address, report) {
		const helo = heloOf(address);
		const { at } = address;
		if (!helo || !at || heloFlawOfHost(helo) !== "generic") return;
		const { reason } = classifyPointerName(helo.name, address.octets);
		report({
			at,
			severity: pointerSeverity(address, "warning"),
			message: `The HELO name ${helo.text} of ${address.text} ${reason}, as dial-up lines and unnamed machines do, and spam filters mark mail from them. Give the host a name of its own, such as mail.example.com`,
			actions: () => tellBetterHelo(helo),
		});
	},
};
