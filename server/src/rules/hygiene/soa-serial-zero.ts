import { replaceField } from "../fixes/replace-field.ts";
import { publishedSerial } from "../judgements/published-serial.ts";
import { SERIAL, soaRule } from "../judgements/soa-rule.ts";

/** RFC 1982 knows no reason, but servers take 0 for "not known". */
export const soaSerialZero = soaRule({
	id: "soa-serial-zero",
	severity: "warning",
	summary: "The serial of a zone is 0, which servers take for unknown",
	sources: ["RFC 1982 section 3", "RFC 1912 section 2.2"],

	check({ record, serial }, report) {
		// That it went back to 0 is told instead.
		if (serial !== 0 || publishedSerial(record.context, record.zone)?.isLater) return;
		report({
			at: record.atField(SERIAL),
			message: `The serial of ${record.owner} is 0, which some servers take for one that is not known, so secondaries fetch the zone again and again or never. Begin with 1 or a date`,
			actions: () => [replaceField(record, SERIAL, "Write 1 as the serial", () => "1")],
		});
	},
});
