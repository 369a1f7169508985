import type { Fix } from "../fix.ts";
import { replaceTerms } from "../fixes/edit-spf.ts";
import { hasSpfPolicy } from "../judgements/domain-test.ts";
import { addressTerms } from "../judgements/spf-addresses.ts";
import { MOST_LOOKUPS, spfCost } from "../judgements/spf-cost.ts";
import type { DomainRule } from "../rule.ts";
import type { DomainView } from "../views/domain-view.ts";
import { spfOf, writtenTerm } from "../views/spf-view.ts";

/** Receivers make ten look-ups for an SPF record and then give up with an error. */
export const spfTooManyLookups: DomainRule = {
	id: "spf-too-many-lookups",
	group: "mail-policy",
	subject: "domain",
	where: hasSpfPolicy,
	severity: "error",
	summary: "An SPF record makes receivers look up more than ten names, so they take it as broken",
	sources: ["RFC 7208 section 4.6.4"],

	check(domain, report) {
		const [own] = domain.spf;
		const { policy, text } = domain;
		if (!policy || !own) return;
		const { lookups, isOpen, isEndless } = spfCost(policy);
		// A circle is told where it is.
		if (isEndless || lookups < MOST_LOOKUPS || (lookups === MOST_LOOKUPS && !isOpen)) return;
		const count = isOpen ? `at least ${lookups}` : String(lookups);
		const isOver = lookups > MOST_LOOKUPS;
		report({
			at: own.record.atRdata,
			...(!isOver && { severity: "information" as const }),
			message: isOver
				? `The SPF record of ${text} and what it includes need ${count} look-ups, but receivers make ${MOST_LOOKUPS} and then take it as an error (permerror), and many refuse the mail. Name addresses with ip4 and ip6 instead of hosts, or delete what nobody needs`
				: `The SPF record of ${text} needs ${MOST_LOOKUPS} look-ups, not counting those of records elsewhere, and receivers make no more than ${MOST_LOOKUPS}. Have the terms with include: looked at, and name addresses instead of hosts`,
			actions: () => withAddresses(domain, isOpen ? lookups - MOST_LOOKUPS + 1 : lookups - MOST_LOOKUPS),
		});
	},
};

/** Writes the addresses of so many hosts instead of their names, the last ones first. */
function withAddresses({ policy, spf: [own] }: DomainView, count: number): readonly Fix[] {
	const spf = own && spfOf(own.record);
	if (!policy || !spf) return [];
	const replaceable = policy.content.steps.flatMap((step) => {
		const by = addressTerms(step);
		return by === undefined ? [] : [{ term: step.term, by }];
	});
	if (replaceable.length < count) return [];
	const chosen = replaceable.slice(-count);
	const names = chosen.map(({ term }) => writtenTerm(spf, term)).join(" and ");
	return [replaceTerms(spf, chosen, `Write the addresses of ${names} instead`, { preferred: false })];
}
