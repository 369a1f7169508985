import { algorithmOf } from "../../records/dnssec/algorithms.ts";
import { PUBLIC_KEY_AT, rsaKey } from "../../records/dnssec/public-key.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { isZoneKey, keyAlgorithm, keyTitle, PUBLIC_KEY_FIELD } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 3110 section 2: "leading zero octets are prohibited in the exponent and modulus". */
export const dnskeyLeadingZero: RecordRule = {
	id: "dnskey-leading-zero",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "The exponent or the modulus of an RSA key begins with zeros",
	sources: ["RFC 3110 section 2"],

	check(record, report) {
		if (!isZoneKey(record) || algorithmOf(keyAlgorithm(record))?.key !== "rsa") return;
		const key = rsaKey(record.wire.subarray(PUBLIC_KEY_AT));
		const padded = key?.exponent[0] === 0 ? "exponent" : key?.modulus[0] === 0 ? "modulus" : undefined;
		if (padded === undefined) return;
		report({
			at: record.atField(PUBLIC_KEY_FIELD),
			message: `The ${padded} of the RSA key ${keyTitle(record).slice("The key ".length)} begins with a zero octet, which RFC 3110 forbids, so some validators do not take the key. Have it written by the tool that made it`,
		});
	},
};
