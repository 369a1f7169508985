import { TYPE_CODE } from "../../records/type-code.ts";
import { FLAGS_FIELD, isRevoked, isZoneKey, keyTitle } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 5011 section 2.1. */
export const dnskeyRevoked: RecordRule = {
	id: "dnskey-revoked",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "information",
	summary: "A key is revoked, so that nothing may rest on it any more",
	sources: ["RFC 5011 section 2.1"],

	check(record, report) {
		if (!isZoneKey(record) || !isRevoked(record)) return;
		report({
			at: record.atField(FLAGS_FIELD),
			message: `${keyTitle(record)} is revoked (flag 128), so resolvers that hold it for a trust anchor let it go. Take it out of the zone when they have had the time, thirty days as a rule`,
		});
	},
};
