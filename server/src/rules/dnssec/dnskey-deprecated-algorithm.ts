import { algorithmOf, algorithmText } from "../../records/dnssec/algorithms.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { ALGORITHM_FIELD, hasBetterKey, isRevoked, isZoneKey, keyAlgorithm, keyTitle } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9904 keeps the registry that says with which algorithms zones may be signed. */
export const dnskeyDeprecatedAlgorithm: RecordRule = {
	id: "dnskey-deprecated-algorithm",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "A key is of an algorithm with which no zone may be signed any more",
	sources: ["RFC 9904", "RFC 9905", "RFC 9906", "RFC 8624 section 3.1"],

	check(record, report) {
		if (!isZoneKey(record) || isRevoked(record)) return;
		const algorithm = keyAlgorithm(record);
		const row = algorithmOf(algorithm);
		if (row?.signing !== "forbidden") return;
		const consequence = hasBetterKey(record)
			? "resolvers ignore it more and more. Retire it"
			: "resolvers that have dropped it take the zone for unsigned. Sign it with algorithm 13 (ECDSAP256SHA256) instead";
		report({
			at: record.atField(ALGORITHM_FIELD),
			message: `${keyTitle(record)} is of algorithm ${algorithmText(algorithm)}, with which ${row.forbiddenBy} forbids to sign: ${consequence}`,
		});
	},
};
