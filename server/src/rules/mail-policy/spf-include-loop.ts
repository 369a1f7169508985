import type { SpfPolicy } from "../../mail/spf-evaluation.ts";
import { removeTerm } from "../fixes/edit-spf.ts";
import type { DomainRule } from "../rule.ts";
import { atText, spfOf, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 4.6.4: a receiver follows a circle until it has made ten look-ups, and then gives up. */
export const spfIncludeLoop: DomainRule = {
	id: "spf-include-loop",
	group: "mail-policy",
	subject: "domain",
	severity: "error",
	summary: "An SPF record includes itself, directly or through others",
	sources: ["RFC 7208 section 4.6.4", "RFC 7208 section 5.2"],

	check(domain, report) {
		const { policy } = domain;
		if (!policy) return;
		for (const { term, policy: included } of policy.redirect ? [...policy.steps, policy.redirect] : policy.steps) {
			const way = included && wayTo(policy, included, new Set());
			const spf = way && domain.spf[0] && spfOf(domain.spf[0].record);
			if (!spf) continue;
			const names = [policy, ...way].map((one) => one.domain).join(" → ");
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} leads back to this record (${names}), so receivers stop after ten look-ups with an error (permerror), and many refuse the mail. Delete one of the terms of the circle`,
				actions: () => [removeTerm(spf, term, { preferred: false })],
			});
		}
	},
};

/** The policies from one to another along what they include; undefined where none leads there. */
function wayTo(target: SpfPolicy, from: SpfPolicy, seen: Set<SpfPolicy>): readonly SpfPolicy[] | undefined {
	if (from === target) return [from];
	if (seen.has(from)) return undefined;
	seen.add(from);
	for (const { policy } of from.redirect ? [...from.steps, from.redirect] : from.steps) {
		const way = policy && wayTo(target, policy, seen);
		if (way) return [from, ...way];
	}
	return undefined;
}
