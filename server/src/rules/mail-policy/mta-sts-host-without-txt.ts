import { toOctets } from "../../text/utf8.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_MX } from "../../workspace/lookup.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { ownerTest } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

const LABEL = toOctets("mta-sts");

const isMtaStsHost = ownerTest((names, owner) => names.hasLabel(owner, LABEL));

/** RFC 8461 section 3.1: senders fetch a policy only where a record says that there is one. */
export const mtaStsHostWithoutTxt: RecordRule = {
	id: "mta-sts-host-without-txt",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_A, TYPE_AAAA, TYPE_CNAME],
	severity: "information",
	summary: "A domain has a host mta-sts but no MTA-STS record, so no sender fetches its policy",
	sources: ["RFC 8461 section 3.1"],

	where: isMtaStsHost,
	check(record, report) {
		if (record.isGenerated) return;
		const siblings = [TYPE_A, TYPE_AAAA, TYPE_CNAME].flatMap((type) => record.recordsOfOwner(type));
		if (siblings[0]?.id !== record.id) return;
		const domain = record.owner.slice(LABEL.length + 1);
		const exchanges = record.resolve(domain)?.answer;
		if (exchanges?.kind !== "found") return;
		if (record.context.workspace.lookup.recordIn(exchanges.zone, exchanges.node, TYPE_MX) < 0) return;
		const answer = record.resolve(`_mta-sts.${domain}`)?.answer;
		if (answer?.kind !== "absent" || answer.zone !== record.zone || record.zone.dynamic) return;
		const { year, month, day } = record.context.today();
		const id = `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
		const rdata = `"v=STSv1; id=${id};"`;
		report({
			at: record.atOwner,
			message: `Senders fetch the policy of ${record.owner} only if _mta-sts.${domain} says that there is one, and it does not. Add TXT ${rdata} there`,
			actions: () => [
				insertRecord(
					record.context,
					record.zone,
					`_mta-sts.${domain}`,
					"TXT",
					rdata,
					`Add TXT ${rdata} at _mta-sts.${domain}`,
				),
			],
		});
	},
};
