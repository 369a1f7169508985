import { addressScope } from "../../mail/special-address.ts";
import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** Mail never comes to a receiver elsewhere from such an address. */
export const spfIpPrivate = spfRule({
	id: "spf-ip-private",
	severity: "warning",
	summary: "An SPF record passes an address from which no mail can come over the Internet",
	sources: ["RFC 7208 section 5.6", "RFC 1918", "RFC 6890"],

	check(spf, report) {
		for (const term of spf.terms) {
			const { address, problem } = term;
			if (!address || problem !== undefined) continue;
			const scope = addressScope(address);
			if (!NEVER_SEEN.has(scope) || isWhole(address)) continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} is a network from which no mail comes over the Internet, so it helps nobody who receives mail of ${spf.record.owner}, and shows how your network is built. Delete it`,
				actions: () => [removeTerm(spf, term)],
			});
		}
	},
});

const NEVER_SEEN: ReadonlySet<string> = new Set(["private", "shared", "loopback", "link-local", "multicast"]);

/** 0.0.0.0 and :: stand for everything, which is another mistake. */
function isWhole(address: Uint8Array): boolean {
	return address.every((octet) => octet === 0);
}
