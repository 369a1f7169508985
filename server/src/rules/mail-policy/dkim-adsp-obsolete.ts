import { toOctets } from "../../text/utf8.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { ownerTest } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { firstLabel } from "../views/policy-text.ts";
import { textOf } from "../views/spf-view.ts";

const [ADSP, DOMAIN_KEY] = [toOctets("_adsp"), toOctets("_domainkey")];

const isOfDomainKeys = ownerTest((names, owner) => names.hasLabel(owner, ADSP) || names.hasLabel(owner, DOMAIN_KEY));

/** RFC 5617 is historic since 2013, and DomainKeys (RFC 4870) since 2007. */
export const dkimAdspObsolete: RecordRule = {
	id: "dkim-adsp-obsolete",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TXT],
	where: isOfDomainKeys,
	severity: "hint",
	summary: "A record says how mail without a DKIM signature is to be treated, in a way that no receiver reads any more",
	sources: ["RFC 5617", "RFC 4870 section 3.6"],

	check(record, report) {
		const { owner } = record;
		const isAdsp = owner.startsWith("_adsp._domainkey.");
		const isPolicy = firstLabel(owner) === "_domainkey" && /(?:^|;)\s*o\s*=\s*[-~!.^?]/.test(textOf(record) ?? "");
		if (!isAdsp && !isPolicy) return;
		report({
			at: record.atOwner,
			message: `No receiver reads ${isAdsp ? "ADSP records" : "the policies of DomainKeys"} such as ${owner} any more. Delete it, and say with DMARC how mail without a signature is to be treated`,
			actions: () => [deleteRecord(record, `Delete TXT ${owner}`)],
		});
	},
};
