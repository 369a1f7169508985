import { copyPointerRequest } from "../fixes/copy-request.ts";
import { createReverseZone, createsReverseZone } from "../fixes/create-reverse-zone.ts";
import { mailPath } from "../judgements/mail-path.ts";
import type { AddressRule } from "../rule.ts";

/** The PTR of a mail host lies in a zone that someone else runs, so nobody here can say whether it is right. */
export const ptrUnverifiable: AddressRule = {
	id: "ptr-unverifiable",
	group: "mail-trio",
	subject: "address",
	severity: "information",
	summary: "The reverse zone of a mail host's address is not loaded, so its PTR cannot be checked",
	sources: ["RFC 1912 section 2.1", "RFC 8601 section 2.7.3"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} addresses of mail hosts in ${origin} have their reverse zones elsewhere, so their PTRs cannot be checked here. Load those zones, note the PTRs in zoneTrio.reverse.known, or name the networks in zoneTrio.reverse.external`,
		offers: createsReverseZone,
	},

	check(address, report) {
		const { at, chain, role } = address;
		// A dynamic zone is loaded, and what it lacks may come from an update.
		if (chain.status !== "unknown" || chain.zone || chain.external || !address.isPublic || !at) return;
		const [name = "the name that the host gives in HELO"] = address.candidateNames;
		report({
			at,
			severity: role === "sending" ? "information" : "hint",
			message: `No loaded zone answers for ${chain.reverseName}, so the PTR of ${address.text} cannot be checked here, and receivers refuse mail from addresses without one. Ask whoever runs the network, often the provider, for a PTR to ${name} or note the one that is set in zoneTrio.reverse.known`,
			related: () => mailPath(address),
			actions: () => [copyPointerRequest(address), ...createReverseZone(address, at, { preferred: false })],
		});
	},
};
