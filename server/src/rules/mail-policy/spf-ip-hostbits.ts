import { networkOf } from "../../mail/network-prefix.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import { addressText } from "../../records/address.ts";
import { replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 5.6: only the first bits count, so a reader may think of one host where a network is meant. */
export const spfIpHostbits = spfRule({
	id: "spf-ip-hostbits",
	severity: "hint",
	summary: "An ip4: or ip6: of an SPF record names a host and means its network",
	sources: ["RFC 7208 section 5.6"],

	check(spf, report) {
		for (const term of spf.terms) {
			const { address, problem } = term;
			if (!address || problem !== undefined) continue;
			const length = address.length === 4 ? term.prefix4 : term.prefix6;
			const network = networkOf(address, length);
			if (network.every((octet, index) => octet === address[index])) continue;
			const whole = `${nameOf(term)}${addressText(network)}/${length}`;
			const host = `${nameOf(term)}${addressText(address)}`;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} passes the whole network ${addressText(network)}/${length}, though it names one host. Write ${whole} for the network, or ${host} for the host`,
				actions: () => [
					replaceTerm(spf, term, whole, { preferred: false }),
					// One that no host has would need a name first.
					...(spf.record.addressOf(address).hosts.length > 0
						? [replaceTerm(spf, term, host, { preferred: false })]
						: []),
				],
			});
		}
	},
});

function nameOf({ kind, qualifier }: SpfTerm): string {
	return `${qualifier === "+" ? "" : qualifier}${kind}:`;
}
