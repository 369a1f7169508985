import { rsaBits } from "../../records/dnssec/public-key.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { isRevoked, isZoneKey, keyTitle, PUBLIC_KEY_FIELD } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** Below this a key has been taken apart by people with little money. */
const LEAST_BITS = 1024;
const ADVISED_BITS = 2048;

/** RFC 6781 section 3.4.2 on how long keys should be; NIST SP 800-57 wants 2048 bits. */
export const dnskeyRsaSize: RecordRule = {
	id: "dnskey-rsa-size",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "An RSA key is so short that others may work out its private half",
	sources: ["RFC 6781 section 3.4.2", "NIST SP 800-57"],

	check(record, report) {
		if (!isZoneKey(record) || isRevoked(record)) return;
		const bits = rsaBits(record.wire);
		if (bits === undefined || bits >= ADVISED_BITS) return;
		const isBroken = bits < LEAST_BITS;
		const why = isBroken
			? "which is so short that anybody can work out its private half and sign in the name of the zone"
			: `and ${ADVISED_BITS} are the least that is held to be safe`;
		report({
			at: record.atField(PUBLIC_KEY_FIELD),
			severity: isBroken ? "error" : "warning",
			message: `${keyTitle(record)} is an RSA key of ${bits} bits, ${why}. Make a new one, best of algorithm 13 (ECDSAP256SHA256)`,
		});
	},
};
