import { isRemarkable } from "../judgements/record-test.ts";
import { smtpTlsaHost, TYPE_TLSA } from "../judgements/smtp-tlsa.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7672 section 3.1.3: the usages that trust certificate authorities are not for mail. */
export const smtpTlsaUsage: RecordRule = {
	id: "smtp-tlsa-usage",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TLSA],
	where: isRemarkable,
	severity: "warning",
	summary: "A TLSA record for mail has a usage that senders of mail do not follow",
	sources: ["RFC 7672 section 3.1.3"],

	check(record, report) {
		const host = smtpTlsaHost(record);
		const usage = record.wire[0];
		if (!host || usage === undefined || usage > 1) return;
		report({
			at: record.atField(0),
			message: `Senders of mail to ${host.text} pass over TLSA records with the usage ${usage}, which is for web sites, so mail is not protected. Write 3 1 1 with the SHA-256 digest of the host's public key, or 2 for that of its authority`,
		});
	},
};
