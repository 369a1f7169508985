import { namesExchange } from "../../mail/mta-sts-policy.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { nameInPolicy } from "../fixes/name-in-policy.ts";
import { policyFileOf } from "../judgements/mta-sts-policy-of.ts";
import { mtaStsRule } from "../judgements/policy-rule.ts";

/** RFC 8461 section 4.1: senders pass over an MX that the policy does not name. */
export const mtaStsPolicyMx = mtaStsRule({
	id: "mta-sts-policy-mx",
	severity: "warning",
	summary: "The MTA-STS policy in the workspace does not name a mail server of its domain",
	sources: ["RFC 8461 section 4.1"],

	check(policy, report) {
		const { record, text } = policy;
		if (!text.startsWith("v=STSv1")) return;
		const { context, owner, zone } = record;
		const { workspace } = context;
		if (workspace.mtaStsPolicies.size === 0 || zone.dynamic) return;
		const domain = owner.replace(/^_mta-sts\./, "");
		const answer = record.resolve(domain)?.answer;
		if (answer?.kind !== "found" || answer.wildcard) return;
		const exchanges = workspace.lookup
			.recordsIn(answer.zone, answer.node, TYPE_MX)
			.map((exchange) => context.viewRecord(context, exchange))
			.filter(({ target, isGenerated }) => target !== "." && !isGenerated);
		const targets = exchanges.map(({ target }) => target);
		const file = policyFileOf(workspace, domain, targets);
		if (!file) return;
		for (const exchange of exchanges) {
			if (namesExchange(file.policy, exchange.target)) continue;
			const line = `mx: ${exchange.target.replace(/\.$/, "")}`;
			const consequence = file.policy.isEnforced
				? "deliver nothing there"
				: "report each delivery there as failed, and will deliver nothing once the policy is enforced";
			report({
				at: exchange.atField(1),
				...(!file.policy.isEnforced && { severity: "information" as const }),
				message: `The MTA-STS policy of ${domain} in ${file.path} does not name ${exchange.target}, so senders that keep to it ${consequence}. Add the line "${line}" there, and give ${owner} a new id`,
				actions: () => [
					nameInPolicy(policy, file, line),
					{ title: `Copy the line "${line}" for ${file.path}`, text: () => line },
				],
			});
		}
	},
});
