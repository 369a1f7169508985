import { keyFlagsOf, SECURE_ENTRY_POINT, ZONE_KEY } from "../../records/dnssec/key-flags.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { FLAGS_FIELD, isZoneKey, keyTitle } from "../judgements/zone-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4034 section 2.1.1: without the zone bit a key must not be used to verify signatures of records. */
export const dnskeySepNotZone: RecordRule = {
	id: "dnskey-sep-not-zone",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.DNSKEY],
	severity: "warning",
	summary: "A key is marked for the zone above to trust, but not as a key of the zone, so nothing is verified with it",
	sources: ["RFC 4034 section 2.1.1", "RFC 3757"],

	check(record, report) {
		if (!isZoneKey(record)) return;
		const flags = keyFlagsOf(record.wire);
		if ((flags & SECURE_ENTRY_POINT) === 0 || (flags & ZONE_KEY) !== 0) return;
		const meant = String(flags | ZONE_KEY);
		report({
			at: record.atField(FLAGS_FIELD),
			message: `${keyTitle(record)} has the flags ${flags}: it is offered to the zone above, but is not said to be a key of the zone, so nothing is verified with it. Write ${meant}, as its file has it`,
			actions: () => [replaceField(record, FLAGS_FIELD, `Change the flags to ${meant}`, () => meant)],
		});
	},
};
