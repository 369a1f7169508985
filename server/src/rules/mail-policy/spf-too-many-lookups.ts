import { spfCost } from "../judgements/spf-cost.ts";
import type { DomainRule } from "../rule.ts";

/** RFC 7208 section 4.6.4. */
const MOST = 10;

/** Receivers make ten look-ups for an SPF record and then give up with an error. */
export const spfTooManyLookups: DomainRule = {
	id: "spf-too-many-lookups",
	group: "mail-policy",
	subject: "domain",
	severity: "error",
	summary: "An SPF record makes receivers look up more than ten names, so they take it as broken",
	sources: ["RFC 7208 section 4.6.4"],

	check(domain, report) {
		const [own] = domain.spf;
		const { policy, text } = domain;
		if (!policy || !own) return;
		const { lookups, isOpen, isEndless } = spfCost(policy);
		// A circle is told where it is.
		if (isEndless || lookups < MOST || (lookups === MOST && !isOpen)) return;
		const count = isOpen ? `at least ${lookups}` : String(lookups);
		const isOver = lookups > MOST;
		report({
			at: own.record.atRdata,
			...(!isOver && { severity: "information" as const }),
			message: isOver
				? `The SPF record of ${text} and what it includes need ${count} look-ups, but receivers make ${MOST} and then take it as an error (permerror), and many refuse the mail. Name addresses with ip4 and ip6 instead of hosts, or delete what nobody needs`
				: `The SPF record of ${text} needs ${MOST} look-ups, not counting those of records elsewhere, and receivers make no more than ${MOST}. Have the terms with include: looked at, and name addresses instead of hosts`,
		});
	},
};
