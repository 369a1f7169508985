import { type CalendarDay, isDateSerial } from "../../records/serial.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import { timeText } from "../judgements/signature-words.ts";
import { holdsSignatures } from "../judgements/signed-zone.ts";
import { serialOf } from "../judgements/zone-serial.ts";
import type { ZoneRule } from "../rule.ts";

const SERIAL_FIELD = 2;
const DAY = 86_400;

/**
 * RFC 4035 section 2.2: a change must be signed. Signers make signatures begin a little before the hour of signing, so that a serial
 * which is the date of a later day was written afterwards.
 */
export const dnssecSignedFileEdited: ZoneRule = {
	id: "dnssec-signed-file-edited",
	group: "dnssec",
	subject: "zone",
	severity: "warning",
	summary: "The serial of a signed file is of a later day than its signatures, so it was changed by hand",
	sources: ["RFC 4035 section 2.2"],

	check(zone, report) {
		const { context, origin, zone: subject } = zone;
		if (subject.kind !== "primary" || subject.dynamic || !holdsSignatures(context.workspace, subject)) return;
		const [soa] = zone.apexRecords(TYPE_SOA);
		if (!soa) return;
		const written = dayOfSerial(serialOf(soa), context.today());
		const signatures = zone.apexRecords(TYPE_CODE.RRSIG).filter(({ signature }) => signature?.covered === TYPE_SOA);
		const inceptions = signatures.map(({ signature }) => signature!.inception);
		const signed = Math.max(...inceptions);
		// A day more, since the day begins at another hour elsewhere.
		if (written === undefined || inceptions.length === 0 || written <= signed + DAY) return;
		report({
			at: soa.atField(SERIAL_FIELD),
			message: `The serial of ${origin} is that of a later day than its signature, which holds from ${timeText(signed)} on, so the file was changed after it was signed, and resolvers that validate refuse what was changed. Change the unsigned file and sign it again`,
			related: () => [{ at: signatures[0]!.atEntry, message: "the signature of the SOA" }],
		});
	},
};

/** When the day of a serial began, in seconds since 1970; undefined where it is no date, or one that has not come. */
function dayOfSerial(serial: number, today: CalendarDay): number | undefined {
	if (!isDateSerial(serial, today.year)) return undefined;
	const day = Math.floor(serial / 100);
	if (day > (today.year * 100 + today.month) * 100 + today.day) return undefined;
	return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 1000;
}
