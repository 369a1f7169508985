import { algorithmText } from "../../records/dnssec/algorithms.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { type ServedSignature, servedSignature } from "../judgements/served-signature.ts";
import { KEY_TAG_FIELD, MANY_SIGNATURES, signatureText } from "../judgements/signature-words.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 4035 section 5.3.1: a signature is verified with the DNSKEY of its key tag and algorithm. */
export const rrsigNoKey: RecordRule = {
	id: "rrsig-no-key",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.RRSIG],
	severity: "error",
	summary: "A signature was made with a key that the zone does not have, so resolvers that validate cannot use it",
	sources: ["RFC 4035 section 5.3.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} were made with keys that the zone does not have, so resolvers that validate cannot use them. Sign the zone anew, or publish the keys`,
	},

	check(record, report) {
		const served = servedSignature(record);
		if (!served?.isOwn || served.hasKey) return;
		const { algorithm, covered, keyTag } = served.signature;
		const wrong = `${signatureText(record, covered)} was made with the key ${keyTag} of algorithm ${algorithmText(algorithm)}, which is not among the keys of ${record.origin}`;
		const isSpare = hasUsable(record, served);
		report({
			at: record.atField(KEY_TAG_FIELD),
			severity: isSpare ? "warning" : "error",
			message: isSpare
				? `${wrong}; another one beside it can be used. Sign the zone anew, which leaves this one out`
				: `${wrong}, so resolvers that validate refuse the records. Sign the zone anew, or publish the key`,
		});
	},
};

/** Whether another signature of the same records, by the same algorithm, is of a key that the zone has. */
function hasUsable(record: RecordView, { signature }: ServedSignature): boolean {
	return record.recordsOfOwner(TYPE_CODE.RRSIG).some((other) => {
		const served = servedSignature(other);
		if (!served?.isOwn || !served.hasKey) return false;
		return served.signature.covered === signature.covered && served.signature.algorithm === signature.algorithm;
	});
}
