import { reportMissingPointer } from "../judgements/missing-pointer.ts";
import type { AddressRule } from "../rule.ts";

/** RFC 1912 section 2.1: every address should have a PTR; receivers refuse mail from those that have none. */
export const ptrMissing: AddressRule = {
	id: "ptr-missing",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The IPv4 address of a mail host has no PTR record in the loaded reverse zone",
	sources: ["RFC 1912 section 2.1", "RFC 8601 section 2.7.3", "RFC 2317"],

	check(address, report) {
		if (!address.isIpv4) return;
		const consequence = "so many receivers, Gmail among them, refuse or penalise mail from it";
		reportMissingPointer(address, report, { severity: "warning", consequence });
	},
};
