import { TYPE_TXT } from "../../workspace/lookup.ts";
import { replaceValue } from "../fixes/edit-policy.ts";
import { nextPolicyId } from "../fixes/next-policy-id.ts";
import type { ZoneRule } from "../rule.ts";
import { atValue, policyOf, tagOf } from "../views/policy-text.ts";

/** RFC 8461 section 3.1: senders fetch a policy again when they see another id. */
export const mtaStsIdStale: ZoneRule = {
	id: "mta-sts-id-stale",
	group: "mail-policy",
	subject: "zone",
	severity: "hint",
	summary: "The mail servers of a domain have changed and the id of its MTA-STS policy has not",
	sources: ["RFC 8461 section 3.1"],

	check({ context, zone }, report) {
		if (zone.kind !== "primary" || zone.dynamic) return;
		const { lookup } = context.workspace;
		for (const domain of context.published.of(zone.key)?.stalePolicies ?? []) {
			const name = context.workspace.name(`_mta-sts.${domain}`);
			const [record] = name < 0 ? [] : lookup.recordsIn(zone, name, TYPE_TXT);
			const policy = record === undefined ? undefined : policyOf(context.viewRecord(context, record));
			const id = policy && tagOf(policy, "id");
			if (!policy?.text.startsWith("v=STSv1") || !id) continue;
			report({
				at: atValue(policy, id),
				message: `The mail servers of ${domain} are others than before, and the id of its MTA-STS policy is still ${id.value}, so senders that know the policy do not look for a new one. If you change the policy too, give it another id`,
				actions: () => [replaceValue(policy, id, nextPolicyId(id.value, context.today()), { preferred: false })],
			});
		}
	},
};
