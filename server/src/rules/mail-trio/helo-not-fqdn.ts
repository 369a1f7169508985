import { heloProblem } from "../../mail/smtp-name.ts";
import { tellBetterHelo } from "../judgements/better-helo.ts";
import { heloFlawOfHost, heloOf } from "../judgements/helo-flaw.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 5321 section 4.1.1.1: a host gives its full name, or its address in brackets. */
export const heloNotFqdn: AddressRule = {
	id: "helo-not-fqdn",
	group: "mail-trio",
	subject: "address",
	severity: "error",
	summary: "The name that a host gives in HELO is no full host name",
	sources: ["RFC 5321 section 4.1.1.1", "RFC 5321 section 2.3.5", "SpamAssassin FSL_HELO_NON_FQDN_1"],

	check(address, report) {
		const helo = heloOf(address);
		const problem = helo && heloProblem(helo.text);
		const { at } = address;
		if (!problem || !at || heloFlawOfHost(helo) !== "no-host-name") return;
		report({
			at,
			severity: pointerSeverity(address, "error"),
			message: problem.message,
			actions: () => tellBetterHelo(helo),
		});
	},
};
