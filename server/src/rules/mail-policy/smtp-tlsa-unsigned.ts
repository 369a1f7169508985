import { TYPE_CODE } from "../../records/type-code.ts";
import { smtpTlsaHost, TYPE_TLSA } from "../judgements/smtp-tlsa.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7672 section 2.1.1: what no signature proves, senders do not follow. */
export const smtpTlsaUnsigned: RecordRule = {
	id: "smtp-tlsa-unsigned",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TLSA],
	severity: "information",
	summary: "A TLSA record for mail stands in a zone that is not signed, as far as its file tells",
	sources: ["RFC 7672 section 2.1.1"],

	check(record, report) {
		const host = smtpTlsaHost(record);
		if (!host || record.zone.signed || record.recordsAtApex(TYPE_CODE.DNSKEY).length > 0) return;
		report({
			at: record.atType,
			message: `Senders follow TLSA records only in signed zones, and ${record.origin} has no DNSKEY here. Unless the server signs it, sign the zone, or mail to ${host.text} is not protected`,
		});
	},
};
