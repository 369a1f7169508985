import { reportMissingPointer } from "../judgements/missing-pointer.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 3596 section 2.5, and what Gmail and Microsoft ask of senders over IPv6. */
export const ptrMissingIpv6: AddressRule = {
	id: "ptr-missing-ipv6",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The IPv6 address of a mail host has no PTR record in the loaded reverse zone",
	sources: ["RFC 1912 section 2.1", "RFC 3596 section 2.5", "RFC 8601 section 2.7.3"],

	check(address, report) {
		if (address.isIpv4) return;
		const consequence = "so Gmail and Microsoft refuse mail from it, although the host may be fine over IPv4";
		reportMissingPointer(address, report, { severity: "warning", consequence });
	},
};
