import { reportAddresses } from "../../mail/dmarc.ts";
import { TYPE_A, TYPE_AAAA, TYPE_MX } from "../../workspace/lookup.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { tagOf } from "../views/policy-text.ts";
import { atText } from "../views/spf-view.ts";

/** Reports are mail like any other. */
export const dmarcRuaNoMx = dmarcRule({
	id: "dmarc-rua-no-mx",
	severity: "warning",
	summary: "DMARC reports go to a domain that takes no mail",
	sources: ["RFC 7489 section 6.3", "RFC 5321 section 5.1"],

	check(policy, report) {
		const { record } = policy;
		const { chains, workspace } = record.context;
		for (const name of ["rua", "ruf"]) {
			const tag = tagOf(policy, name);
			for (const address of tag ? reportAddresses(tag) : []) {
				const { domain } = address;
				const resolution = domain === undefined ? undefined : record.resolve(domain);
				const answer = resolution?.answer;
				if (!resolution || !answer || answer.kind === "outside" || chains.isUndecided(resolution)) continue;
				const recordsOf = (type: number) =>
					answer.kind === "found" ? workspace.lookup.recordsIn(answer.zone, answer.node, type) : [];
				const exchanges = recordsOf(TYPE_MX);
				const isNull =
					exchanges.length > 0 &&
					exchanges.every((one) => record.context.viewRecord(record.context, one).target === ".");
				const has = exchanges.length > 0 ? !isNull : [TYPE_A, TYPE_AAAA].some((type) => recordsOf(type).length > 0);
				if (has) continue;
				report({
					at: atText(policy, address),
					message: `${domain} ${isNull ? "says with its null MX that it takes no mail" : "has neither an MX nor an address"}, so the reports never arrive. Name a mailbox that exists`,
				});
			}
		}
	},
});
