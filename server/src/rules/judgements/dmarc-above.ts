import { registrableDomain } from "../../mail/registrable-domain.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { type PolicyText, policyOf } from "../views/policy-text.ts";
import type { Viewpoint } from "../views/viewpoint.ts";

/**
 * The DMARC policy that holds for a domain: its own, or that of the next domain above it (RFC 9989 calls it the tree
 * walk); `none` where the loaded zones show that there is none, `unknown` where they do not tell. Watched.
 */
export function dmarcAbove({ context, universe }: Viewpoint, domain: string): PolicyText | "none" | "unknown" {
	const { lookup } = context.workspace;
	const top = registrableDomain(domain);
	for (let at = domain; ; at = at.slice(at.indexOf(".") + 1)) {
		const owner = context.workspace.name(`_dmarc.${at}`);
		context.watch.name(owner);
		const { answer } = lookup.resolve(universe, lookup.sought(owner));
		if (answer.kind === "outside" || answer.kind === "alias" || answer.zone.dynamic) return "unknown";
		if (answer.kind === "found") {
			for (const record of lookup.recordsIn(answer.zone, answer.node, TYPE_TXT)) {
				const policy = policyOf(context.viewRecord(context, record));
				if (policy && /^\s*v\s*=\s*dmarc/i.test(policy.text)) return policy;
				// What was to be one is told as such.
				if (policy && /dmarc|(?:^|;)\s*p\s*=/i.test(policy.text)) return "unknown";
			}
		}
		if (top === undefined || at === `${top}.` || !at.includes(".") || at.indexOf(".") === at.length - 1) return "none";
	}
}
