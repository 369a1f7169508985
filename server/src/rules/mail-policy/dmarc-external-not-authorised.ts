import { reportAddresses } from "../../mail/dmarc.ts";
import { registrableDomain } from "../../mail/registrable-domain.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { dmarcRule } from "../judgements/policy-rule.ts";
import { tagOf } from "../views/policy-text.ts";
import { atText, textOf } from "../views/spf-view.ts";

/** RFC 7489 section 7.1: a domain that is to get the reports of another says that it wants them. */
export const dmarcExternalNotAuthorised = dmarcRule({
	id: "dmarc-external-not-authorised",
	severity: "warning",
	summary: "DMARC reports go to a domain that does not say that it takes them, so receivers do not send them",
	sources: ["RFC 7489 section 7.1", "RFC 9990"],

	check(policy, report) {
		const { record } = policy;
		const domain = record.owner.replace(/^_dmarc\./, "");
		for (const name of ["rua", "ruf"]) {
			const tag = tagOf(policy, name);
			for (const address of tag ? reportAddresses(tag) : []) {
				const { domain: receiver } = address;
				if (receiver === undefined || registrableDomain(receiver) === registrableDomain(domain)) continue;
				const wanted = `${domain.replace(/\.$/, "")}._report._dmarc.${receiver}`;
				const answer = record.resolve(wanted)?.answer;
				if (!answer || answer.kind === "outside" || answer.kind === "alias" || answer.zone.dynamic) continue;
				const { lookup } = record.context.workspace;
				const records = answer.kind === "found" ? lookup.recordsIn(answer.zone, answer.node, TYPE_TXT) : [];
				const isThere = records.some((one) =>
					/^v=DMARC1\b/.test(textOf(record.context.viewRecord(record.context, one)) ?? ""),
				);
				if (isThere) continue;
				const { zone } = answer;
				report({
					at: atText(policy, address),
					message: `${receiver} does not say that it takes reports about ${domain}, so receivers do not send them there. Add TXT "v=DMARC1" at ${wanted}`,
					actions: () => [
						insertRecord(record.context, zone, wanted, "TXT", '"v=DMARC1"', `Add TXT "v=DMARC1" at ${wanted}`),
					],
				});
			}
		}
	},
});
