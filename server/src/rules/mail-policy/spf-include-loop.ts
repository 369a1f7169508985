import { includedBy, isFollowed, type SpfPolicy, stepsOf } from "../../mail/spf-policy.ts";
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
		// Longer circles than those that are followed are not looked for: that there are too many look-ups is told anyway.
		if (!policy?.content.followed.has(policy)) return;
		for (const { term, policy: included } of stepsOf(policy)) {
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

/** The policies from one to another along what they include, on a shortest way; undefined where none leads there. */
function wayTo(target: SpfPolicy, from: SpfPolicy): readonly SpfPolicy[] | undefined {
	const cameFrom = new Map<SpfPolicy, SpfPolicy | undefined>([[from, undefined]]);
	// A map is walked in the order of insertion, together with what is added on the way.
	for (const policy of cameFrom.keys()) {
		if (policy === target) return wayBack(policy, cameFrom);
		for (const included of includedBy(policy.content)) {
			if (isFollowed(included, target) && !cameFrom.has(included)) cameFrom.set(included, policy);
		}
	}
	return undefined;
}

function wayBack(target: SpfPolicy, cameFrom: ReadonlyMap<SpfPolicy, SpfPolicy | undefined>): readonly SpfPolicy[] {
	const way: SpfPolicy[] = [];
	for (let at: SpfPolicy | undefined = target; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
	return way;
}

/** So many names of a circle are told. */
const MOST_NAMES = 12;

function names(way: readonly SpfPolicy[]): string {
	const all = way.map(({ domain }) => domain);
	return (all.length > MOST_NAMES ? [...all.slice(0, MOST_NAMES - 1), "…", all.at(-1)] : all).join(" → ");
}
