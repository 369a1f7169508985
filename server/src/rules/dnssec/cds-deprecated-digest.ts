import { digestTypeOf, digestTypeText } from "../../records/dnssec/digest-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { DIGEST_TYPE_FIELD, keyOfDigest } from "../judgements/delegation-signer.ts";
import { digestTwin } from "../judgements/digest-twin.ts";
import { betterDigest } from "../judgements/key-digest.ts";
import { digestActions } from "../judgements/key-digest-words.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9904 keeps the registry that says with which digests DS records, and so CDS records, may be made. */
export const cdsDeprecatedDigest: RecordRule = {
	id: "cds-deprecated-digest",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CDS],
	severity: "warning",
	summary: "A CDS asks for a DS with a digest of a kind that may not be used any more",
	sources: ["RFC 9904", "RFC 9905", "RFC 9906", "RFC 8624 section 3.3"],

	check(record, report) {
		const { ownerName, zone } = record;
		if (ownerName !== zone.origin || zone.kind !== "primary") return;
		const { digestType } = keyOfDigest(record);
		const row = digestTypeOf(digestType);
		if (row?.forbiddenBy === undefined) return;
		const twin = digestTwin(record);
		const advice = twin
			? "Delete it; another CDS has a better digest of the same key"
			: "Put one of type 2 (SHA-256) in its place";
		report({
			at: record.atField(DIGEST_TYPE_FIELD),
			message: `This CDS of ${record.owner} asks for a DS with a digest of type ${digestTypeText(digestType)}, with which ${row.forbiddenBy} forbids to make them, so the zone above does not act on it, or resolvers take the zone for unsigned. ${advice}`,
			...(twin && { related: () => [{ at: twin.atEntry, message: "the better CDS of the same key" }] }),
			actions: () =>
				twin
					? [deleteRecord(record, `Delete the CDS with digest type ${digestType}`)]
					: digestActions(record, betterDigest(record, zone)),
		});
	},
};
