import { algorithmOf } from "../../records/dnssec/algorithms.ts";
import { PUBLIC_KEY_AT, rsaKey } from "../../records/dnssec/public-key.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { isZoneKey, keyAlgorithm, keyTitle, PUBLIC_KEY_FIELD } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** CVE-2006-4339: signatures of keys with so small an exponent were forged where validators looked at a part of them only. */
export const dnskeyRsaExponent3: RecordRule = {
	id: "dnskey-rsa-exponent-3",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "An RSA key has the exponent 3, with which signatures have been forged",
	sources: ["RFC 3110 section 2", "CVE-2006-4339"],

	check(record, report) {
		if (!isZoneKey(record) || algorithmOf(keyAlgorithm(record))?.key !== "rsa") return;
		const exponent = rsaKey(record.wire.subarray(PUBLIC_KEY_AT))?.exponent;
		if (exponent?.at(-1) !== 3 || exponent.subarray(0, -1).some((octet) => octet !== 0)) return;
		report({
			at: record.atField(PUBLIC_KEY_FIELD),
			message: `${keyTitle(record)} is an RSA key with the exponent 3, for which careless validators have accepted forged signatures. Make a new key; tools of today take 65537`,
		});
	},
};
