import { TYPE_CODE } from "../../records/type-code.ts";
import { DIGEST_SERIAL_FIELD, digestRivals } from "../judgements/zone-digest.ts";
import { firstSerial, serialOf, servedSoa } from "../judgements/zone-serial.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 8976 section 4: a digest of another serial is none of this zone. */
export const zonemdSerial: RecordRule = {
	id: "zonemd-serial",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.ZONEMD],
	severity: "warning",
	summary: "A ZONEMD has another serial than the zone, so it is the digest of an older version",
	sources: ["RFC 8976 section 2.2.1", "RFC 8976 section 4"],

	check(record, report) {
		const soa = servedSoa(record);
		if (!soa) return;
		const [digested, present] = [firstSerial(record), serialOf(soa)];
		// Of two digests of a kind the one that was left is told of by another rule.
		if (digested === present || digestRivals(record).length > 0) return;
		report({
			at: record.atField(DIGEST_SERIAL_FIELD),
			message: `The ZONEMD of ${record.owner} is the digest of serial ${digested}, and the zone is at ${present}, so who compares them takes the zone for damaged. Have the digest made anew, for example by ldns-zone-digest or the signer`,
			related: () => [{ at: soa.atField(2), message: `the serial ${present}` }],
		});
	},
};
