import { nameText } from "../../records/domain-name.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { servedSignature } from "../judgements/served-signature.ts";
import { LABELS_FIELD, MANY_SIGNATURES, SIGNER_FIELD, signatureText } from "../judgements/signature-words.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 4035 section 5.3.1: the signer is the zone, and the owner has at least as many labels as the signature says. */
export const rrsigSignerNotZone: RecordRule = {
	id: "rrsig-signer-not-zone",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.RRSIG],
	severity: "error",
	summary: "A signature is said to be made by another zone, or for a longer name, so resolvers that validate ignore it",
	sources: ["RFC 4035 section 5.3.1"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} are said to be made by other zones or for longer names, so resolvers that validate ignore them. Sign the zone anew`,
	},

	check(record, report) {
		const served = servedSignature(record);
		if (!served) return;
		const { covered, labels, signer } = served.signature;
		const own = labelsOf(record);
		if (!served.isOwn) {
			report({
				at: record.atField(SIGNER_FIELD),
				message: `${signatureText(record, covered)} names ${nameText(signer)} as the signer, but only ${record.origin} itself can sign them, so resolvers that validate ignore it. Sign the zone anew`,
			});
		} else if (labels > own) {
			report({
				at: record.atField(LABELS_FIELD),
				message: `${signatureText(record, covered)} is for a name of ${labels} labels, and this one has ${own}, so resolvers that validate ignore it. Sign the zone anew`,
			});
		}
	},
};

/** The labels of the owner as signatures count them: without a `*` in front. */
function labelsOf({ context, ownerName }: RecordView): number {
	const { names } = context.workspace.tables;
	let count = names.isWildcard(ownerName) ? -1 : 0;
	for (let at = ownerName; at !== ROOT_NAME; at = names.parentOf(at)) count++;
	return count;
}
