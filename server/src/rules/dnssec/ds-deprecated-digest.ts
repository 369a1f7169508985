import { digestTypeOf, digestTypeText } from "../../records/dnssec/digest-types.ts";
import { TYPE_DS } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { childZone, DIGEST_TYPE_FIELD, isBelowApex, keyOfDigest } from "../judgements/delegation-signer.ts";
import { digestTwin } from "../judgements/digest-twin.ts";
import { betterDigest } from "../judgements/key-digest.ts";
import { digestActions } from "../judgements/key-digest-words.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 9904 keeps the registry that says with which digests DS records may be made. */
export const dsDeprecatedDigest: RecordRule = {
	id: "ds-deprecated-digest",
	group: "dnssec",
	subject: "record",
	types: [TYPE_DS],
	severity: "warning",
	summary: "The digest of a DS record is of a kind that may not be used any more",
	sources: ["RFC 9904", "RFC 9905", "RFC 9906", "RFC 8624 section 3.3"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} DS records of ${origin} have digests of SHA-1 or GOST, which may not be used any more. Ask those who run the zones for digests of type 2 (SHA-256)`,
	},

	check(record, report) {
		if (!isBelowApex(record)) return;
		const { digestType } = keyOfDigest(record);
		const row = digestTypeOf(digestType);
		if (row?.forbiddenBy === undefined) return;
		const twin = digestTwin(record);
		const advice = twin
			? "Delete it; another DS has a better digest of the same key"
			: "Put one of type 2 (SHA-256) in its place";
		report({
			at: record.atField(DIGEST_TYPE_FIELD),
			message: `This DS of ${record.owner} has a digest of type ${digestTypeText(digestType)}, with which ${row.forbiddenBy} forbids to make them, so resolvers take the zone for unsigned or refuse it. ${advice}`,
			...(twin && { related: () => [{ at: twin.atEntry, message: "the better DS of the same key" }] }),
			actions: () =>
				twin
					? [deleteRecord(record, `Delete the DS with digest type ${digestType}`)]
					: digestActions(record, betterDigest(record, childZone(record))),
		});
	},
};
