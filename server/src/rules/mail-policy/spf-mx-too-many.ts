import type { Network } from "../../config/network.ts";
import { networkOf } from "../../mail/network-prefix.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { removeTerm, replaceTerms } from "../fixes/edit-spf.ts";
import { termOf } from "../fixes/narrow-spf.ts";
import { hasSpfPolicy } from "../judgements/domain-test.ts";
import type { DomainRule } from "../rule.ts";
import { atText, type SpfView, spfOf, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 4.6.4: more than ten MX records behind `mx` are an error. */
export const spfMxTooMany: DomainRule = {
	id: "spf-mx-too-many",
	group: "mail-policy",
	subject: "domain",
	where: hasSpfPolicy,
	severity: "error",
	summary: "An mx of an SPF record means a domain with more than ten MX records, so the whole record counts as broken",
	sources: ["RFC 7208 section 4.6.4"],

	check(domain, report) {
		const { policy } = domain;
		const [own] = domain.spf;
		const spf = own && spfOf(own.record);
		if (!policy || !spf) return;
		for (const { term, error } of policy.content.steps) {
			if (!error || term.kind !== "mx") continue;
			report({
				at: atText(spf, term),
				message: `${term.domain ?? domain.text} has more than ten MX records, so receivers take ${writtenTerm(spf, term)}, and with it the SPF record of ${domain.text}, as an error (permerror), and many refuse the mail. Name the addresses with ip4 and ip6 instead`,
				actions: () => [...addressesInstead(spf, term), removeTerm(spf, term, { preferred: false })],
			});
		}
	},
};

/** The addresses of the mail servers instead of the `mx`, where the loaded zones tell those of all of them. */
function addressesInstead(spf: SpfView, term: SpfTerm): readonly Fix[] {
	const { record } = spf;
	const { lookup } = record.context.workspace;
	const answer = record.resolve(term.domain ?? record.owner)?.answer;
	if (answer?.kind !== "found") return [];
	const exchanges = lookup
		.recordsIn(answer.zone, answer.node, TYPE_MX)
		.map((one) => record.context.viewRecord(record.context, one));
	if (exchanges.some(({ exchange }) => exchange.status !== "ok")) return [];
	const qualifier = term.qualifier === "+" ? "" : term.qualifier;
	const terms = exchanges.flatMap(({ exchangeAddresses }) =>
		exchangeAddresses.map(({ octets }) => qualifier + termOf(networkBehind(octets, term))),
	);
	const title = `Write the addresses of the ${exchanges.length} mail servers instead of ${writtenTerm(spf, term)}`;
	return [replaceTerms(spf, [{ term, by: [...new Set(terms)].join(" ") }], title, { preferred: false })];
}

/** The network of an address that the term passes: as long as the prefix behind it, if there is one. */
function networkBehind(octets: Uint8Array, { prefix4, prefix6 }: SpfTerm): Network {
	const length = octets.length === 4 ? prefix4 : prefix6;
	return { octets: [...networkOf(octets, length)], length };
}
