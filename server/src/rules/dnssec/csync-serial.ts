import { isLaterSerial } from "../../records/serial.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { firstSerial, serialOf, servedSoa } from "../judgements/zone-serial.ts";
import type { RecordRule } from "../rule.ts";

const SERIAL_FIELD = 0;
/** "soaminimum" (RFC 7477 section 2.1.1.2). */
const SOA_MINIMUM = 0x0002;

export const csyncSerial: RecordRule = {
	id: "csync-serial",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CSYNC],
	severity: "information",
	summary: "A CSYNC waits for a serial that the zone has not reached, so the zone above does not act on it",
	sources: ["RFC 7477 section 2.1.1.2"],

	check(record, report) {
		const soa = servedSoa(record);
		const { wire } = record;
		if (!soa || (wire[5]! & SOA_MINIMUM) === 0) return;
		const [wanted, present] = [firstSerial(record), serialOf(soa)];
		if (!isLaterSerial(wanted, present)) return;
		report({
			at: record.atField(SERIAL_FIELD),
			message: `The CSYNC of ${record.owner} waits for the serial ${wanted}, and the zone is at ${present}, so the zone above copies nothing yet. Write the serial of the SOA, unless it is to wait`,
			related: () => [{ at: soa.atField(2), message: `the serial ${present}` }],
			actions: () => [replaceField(record, SERIAL_FIELD, `Change the serial to ${present}`, () => String(present))],
		});
	},
};
