import { algorithmOf, algorithmText } from "../../records/dnssec/algorithms.ts";
import { keyTag } from "../../records/dnssec/key-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { ALGORITHM_FIELD, keyAlgorithm } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** KEY records hold the keys with which updates are signed (RFC 2931, RFC 3007); RFC 9904 says with which algorithms. */
export const keyDeprecatedAlgorithm: RecordRule = {
	id: "key-deprecated-algorithm",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.KEY],
	severity: "warning",
	summary: "A KEY record is of an algorithm with which nothing may be signed any more",
	sources: ["RFC 9904", "RFC 9905", "RFC 9906", "RFC 2931"],

	check(record, report) {
		if (record.zone.kind !== "primary") return;
		const algorithm = keyAlgorithm(record);
		const row = algorithmOf(algorithm);
		if (row?.signing !== "forbidden") return;
		report({
			at: record.atField(ALGORITHM_FIELD),
			message: `The KEY ${keyTag(record.wire)} of ${record.owner} is of algorithm ${algorithmText(algorithm)}, with which ${row.forbiddenBy} forbids to sign, so servers come to refuse updates signed with it. Make a new key, best of algorithm 13 (ECDSAP256SHA256)`,
		});
	},
};
