import { keyTag } from "../../records/dnssec/key-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { isZoneKey, keyAlgorithm, PUBLIC_KEY_FIELD } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4034 appendix B: key tags are not unique; CVE-2023-50387 (KeyTrap) is what was made of that. */
export const dnskeyKeytagCollision: RecordRule = {
	id: "dnskey-keytag-collision",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "Two keys of a zone have the same key tag, so that validators cannot tell which one a signature is of",
	sources: ["RFC 4034 appendix B", "RFC 6840 section 5.1", "CVE-2023-50387"],

	check(record, report) {
		if (!isZoneKey(record)) return;
		const tag = keyTag(record.wire);
		const keys = record.recordsOfOwner(TYPE_CODE.DNSKEY);
		const earlier = keys.slice(
			0,
			keys.findIndex(({ id }) => id === record.id),
		);
		const twin = earlier.find(({ wire }) => keyTag(wire) === tag);
		if (!twin || earlier.some(({ rdata }) => rdata === record.rdata)) return;
		const isSameAlgorithm = keyAlgorithm(twin) === keyAlgorithm(record);
		const consequence = isSameAlgorithm
			? "so validators have to try both for each signature, and some give up"
			: "and only their algorithms tell which one a signature is of";
		report({
			at: record.atField(PUBLIC_KEY_FIELD),
			severity: isSameAlgorithm ? "warning" : "information",
			message: `Another key of ${record.owner} has the key tag ${tag} too, ${consequence}. Make a new key in the place of one of them`,
			related: () => [{ at: twin.atEntry, message: `the other key ${tag}` }],
		});
	},
};
