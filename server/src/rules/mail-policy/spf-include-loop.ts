import type { SpfPolicy } from "../../mail/spf-evaluation.ts";
import { removeTerm } from "../fixes/edit-spf.ts";
import { hasSpfPolicy } from "../judgements/domain-test.ts";
import type { DomainRule } from "../rule.ts";
import { atText, spfOf, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 4.6.4: a receiver follows a circle until it has made ten look-ups, and then gives up. */
export const spfIncludeLoop: DomainRule = {
	id: "spf-include-loop",
	group: "mail-policy",
	subject: "domain",
	where: hasSpfPolicy,
	severity: "error",
	summary: "An SPF record includes itself, directly or through others",
	sources: ["RFC 7208 section 4.6.4", "RFC 7208 section 5.2"],

	check(domain, report) {
		const { policy } = domain;
		if (!policy) return;
		for (const { term, policy: included } of policy.redirect ? [...policy.steps, policy.redirect] : policy.steps) {
			const way = included && wayTo(policy, included);
			const spf = way && domain.spf[0] && spfOf(domain.spf[0].record);
			if (!spf) continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} leads back to this record (${names([policy, ...way])}), so receivers stop after ten look-ups with an error (permerror), and many refuse the mail. Delete one of the terms of the circle`,
				actions: () => [removeTerm(spf, term, { preferred: false })],
			});
		}
	},
};

/** Longer circles are not looked for; that there are too many look-ups is told anyway. */
const MOST_POLICIES = 1000;

/** The policies from one to another along what they include; undefined where none leads there. A chain may be long, so nothing here calls itself. */
function wayTo(target: SpfPolicy, from: SpfPolicy): readonly SpfPolicy[] | undefined {
	const seen = new Set([from]);
	const way = [{ policy: from, left: includedBy(from) }];
	for (let last = way.at(-1); last !== undefined && seen.size <= MOST_POLICIES; last = way.at(-1)) {
		if (last.policy === target) return way.map(({ policy }) => policy);
		const next = last.left.next();
		if (next.done) {
			way.pop();
		} else if (!seen.has(next.value)) {
			seen.add(next.value);
			way.push({ policy: next.value, left: includedBy(next.value) });
		}
	}
	return undefined;
}

function* includedBy({ steps, redirect }: SpfPolicy): Generator<SpfPolicy, void> {
	for (const { policy } of redirect ? [...steps, redirect] : steps) if (policy) yield policy;
}

/** So many names of a circle are told. */
const MOST_NAMES = 12;

function names(way: readonly SpfPolicy[]): string {
	const all = way.map(({ domain }) => domain);
	return (all.length > MOST_NAMES ? [...all.slice(0, MOST_NAMES - 1), "…", all.at(-1)] : all).join(" → ");
}
