import { algorithmOf, algorithmText } from "../../records/dnssec/algorithms.ts";
import { publicKeyFlaw } from "../../records/dnssec/public-key.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { ALGORITHM_FIELD, isZoneKey, keyAlgorithm, keyTitle, PUBLIC_KEY_FIELD } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4034 section 2.1.4: the form of a public key is that of its algorithm. */
export const dnskeyInvalid: RecordRule = {
	id: "dnskey-invalid",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "error",
	summary: "A public key is no key of its algorithm, so nothing can be verified with it",
	sources: ["RFC 4034 section 2.1.4", "RFC 3110", "RFC 6605 section 4", "RFC 8080 section 3"],

	check(record, report) {
		if (!isZoneKey(record)) return;
		const algorithm = keyAlgorithm(record);
		if (algorithm === 0 || algorithmOf(algorithm)?.signing === "none") {
			report({
				at: record.atField(ALGORITHM_FIELD),
				message: `${keyTitle(record)} is of algorithm ${algorithmText(algorithm)}, with which zones are never signed, so nothing can be verified with it. Copy the record again from the file of the key`,
			});
			return;
		}
		const flaw = publicKeyFlaw(record.wire);
		if (flaw === undefined) return;
		report({
			at: record.atField(PUBLIC_KEY_FIELD),
			message: `${keyTitle(record)} ${flaw}, so nothing can be verified with it. Copy the record again from the file of the key`,
		});
	},
};
