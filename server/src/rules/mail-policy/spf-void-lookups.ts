import { removeTerms } from "../fixes/edit-spf.ts";
import { hasSpfPolicy } from "../judgements/domain-test.ts";
import { isVoid, spfCost } from "../judgements/spf-cost.ts";
import type { DomainRule } from "../rule.ts";
import { spfOf } from "../views/spf-view.ts";

/** RFC 7208 section 4.6.4. */
const MOST = 2;

/** Receivers forgive two names that do not exist, and take a third as an error. */
export const spfVoidLookups: DomainRule = {
	id: "spf-void-lookups",
	group: "mail-policy",
	subject: "domain",
	where: hasSpfPolicy,
	severity: "warning",
	summary: "An SPF record names more than two things that do not exist, so receivers may take it as broken",
	sources: ["RFC 7208 section 4.6.4"],

	check(domain, report) {
		const [own] = domain.spf;
		const { policy, text } = domain;
		if (!policy || !own) return;
		const { voids, isEndless } = spfCost(policy);
		if (isEndless || voids <= MOST) return;
		report({
			at: own.record.atRdata,
			message: `${voids} look-ups for the SPF record of ${text} have no answer, and after ${MOST} receivers may take it as an error (permerror) and refuse the mail. Delete the terms that name what does not exist`,
			actions: () => {
				const record = spfOf(own.record);
				const terms = policy.content.steps.filter(isVoid).map(({ term }) => term);
				return record && voids - terms.length <= MOST ? [removeTerms(record, terms, { preferred: false })] : [];
			},
		});
	},
};
