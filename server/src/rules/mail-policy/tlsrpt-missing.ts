import { insertRecord } from "../fixes/insert-record.ts";
import { mtaStsRule } from "../judgements/policy-rule.ts";

/** RFC 8460 section 1: who demands encryption wants to know where it fails. */
export const tlsrptMissing = mtaStsRule({
	id: "tlsrpt-missing",
	severity: "hint",
	summary: "A domain has an MTA-STS policy and asks for no reports, so nobody tells it whose mail is kept back",
	sources: ["RFC 8460 section 1", "RFC 8461 section 6"],

	check({ record, text }, report) {
		if (!text.startsWith("v=STSv1")) return;
		const domain = record.owner.replace(/^_mta-sts\./, "");
		const wanted = `_smtp._tls.${domain}`;
		const answer = record.resolve(wanted)?.answer;
		if (answer?.kind !== "absent" || answer.zone !== record.zone || record.zone.dynamic) return;
		const rdata = `"v=TLSRPTv1; rua=mailto:tls-reports@${domain.replace(/\.$/, "")}"`;
		report({
			at: record.atOwner,
			message: `Senders keep mail back that does not fit the MTA-STS policy of ${domain}, and tell nobody, since ${wanted} is not there. Add TXT ${rdata}`,
			actions: () => [insertRecord(record.context, record.zone, wanted, "TXT", rdata, `Add TXT ${rdata} at ${wanted}`)],
		});
	},
});
