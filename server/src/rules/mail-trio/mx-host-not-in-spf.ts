import { isPassing, spfPasses, spfResults } from "../../mail/spf-evaluation.ts";
import { flattenSpf } from "../../mail/spf-reader.ts";
import type { Action } from "../fix.ts";
import { addSpfTerm, withSpfTerm } from "../fixes/add-spf-term.ts";
import { setHostRemark } from "../fixes/host-remark.ts";
import { exchangePlace } from "../judgements/judged-exchange.ts";
import { judgedExchanges } from "../judgements/judged-exchanges.ts";
import { listedAddresses } from "../judgements/listed-addresses.ts";
import type { DomainRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { DomainView } from "../views/domain-view.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 7208: a mail server that also sends, answers and bounces for instance, must be passed by the SPF of its domain. */
export const mxHostNotInSpf: DomainRule = {
	id: "mx-host-not-in-spf",
	group: "mail-trio",
	subject: "domain",
	severity: "off",
	summary: "The SPF record of a domain does not pass the address of its own mail server",
	sources: ["RFC 7208 section 5.4", "RFC 7208 section 8.4"],

	check(domain, report) {
		const { policy } = domain;
		const [spf] = domain.spf;
		// A domain that says that it sends nothing says so of its mail servers too.
		if (!policy || !spf || !policy.content.steps.some(isPassing)) return;
		for (const { record, target, addresses } of judgedExchanges(domain)) {
			const refused = addresses.filter((address) => {
				if (!address.isPublic || address.isReceivingOnly) return false;
				const results = [...spfResults(policy, address.octets)];
				return results.every((result) => result === "fail" || result === "softfail");
			});
			if (refused.length === 0) continue;
			report({
				at: exchangePlace(record),
				message: `${target} receives mail for ${domain.text}, but the SPF record of the domain does not pass ${listedAddresses(refused)}. If it sends mail as well, receivers refuse it: add mx to the SPF record, or note role=inbound at the host`,
				related: () => [{ at: spf.record.atRdata, message: `the SPF record of ${domain.text}` }],
				actions: () => [...termActions(domain, refused), ...remarkActions(record, refused)],
			});
		}
	},
};

/** `mx`, or the addresses one by one, in the SPF record; where they would pass in the end. */
function termActions(domain: DomainView, refused: readonly AddressView[]): readonly Action[] {
	const { context, universe, name, text: owner } = domain;
	const [spf] = domain.spf;
	if (!spf) return [];
	const networks = refused.map(({ isIpv4, text }) => `${isIpv4 ? "ip4" : "ip6"}:${text}`).join(" ");
	const terms = ["mx", networks].filter((term) => {
		const text = withSpfTerm(spf.text, term);
		const policy = flattenSpf(owner, context.facts.spf.source(universe, undefined, { name, text }));
		return refused.every(({ octets }) => spfPasses(policy, octets));
	});
	// Whether the host sends at all is for somebody to say, so none is the one to take.
	return terms.map((term) => addSpfTerm(spf.record, spf.text, term, { preferred: false }));
}

/** A remark at the host that it sends nothing. */
function remarkActions(record: RecordView, refused: readonly AddressView[]): readonly Action[] {
	const host = record.exchangeRecords.find(({ address }) => refused.some(({ id }) => id === address.id));
	return host && !host.isGenerated ? [setHostRemark(host, "role", "inbound", { preferred: false })] : [];
}
