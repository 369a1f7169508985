import { algorithmOf, algorithmText } from "../../records/dnssec/algorithms.ts";
import { TYPE_DS } from "../../workspace/lookup.ts";
import { DS_ALGORITHM_FIELD, isBelowApex, keyOfDigest } from "../judgements/delegation-signer.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9904 keeps the registry that says with which algorithms zones may be signed. */
export const dsDeprecatedAlgorithm: RecordRule = {
	id: "ds-deprecated-algorithm",
	group: "dnssec",
	subject: "record",
	types: [TYPE_DS],
	severity: "warning",
	summary: "A DS record speaks of a key of an algorithm with which no zone may be signed any more",
	sources: ["RFC 9904", "RFC 9905", "RFC 9906", "RFC 8624 section 3.1"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} DS records of ${origin} speak of keys of algorithms with which no zone may be signed any more. Ask those who run the zones for new ones`,
	},

	check(record, report) {
		if (!isBelowApex(record)) return;
		const { algorithm } = keyOfDigest(record);
		const row = algorithmOf(algorithm);
		if (row?.signing !== "forbidden") return;
		report({
			at: record.atField(DS_ALGORITHM_FIELD),
			message: `This DS of ${record.owner} speaks of a key of algorithm ${algorithmText(algorithm)}, with which ${row.forbiddenBy} forbids to sign, so more and more resolvers take the zone for unsigned. Have it signed with algorithm 13 (ECDSAP256SHA256), and put the DS of that key here`,
		});
	},
};
