import { dateSerial, isDay, isLaterSerial } from "../../records/serial.ts";
import { writeSerial } from "../fixes/raise-serial.ts";
import { publishedSerial } from "../judgements/published-serial.ts";
import { SERIAL, soaRule } from "../judgements/soa-rule.ts";

/** RFC 1912 section 2.2: who writes dates writes YYYYMMDDnn. */
export const soaSerialFormat = soaRule({
	id: "soa-serial-format",
	severity: "information",
	summary: "A serial looks like a date but is none",
	sources: ["RFC 1912 section 2.2"],

	check({ record, serial }, report) {
		const text = String(serial);
		const [, year, month, day] = /^(19[89]\d|20\d\d)(\d\d)(\d\d)(?:\d\d)?$/.exec(text) ?? [];
		if (year === undefined) return;
		// Eight digits may be a number like any other, and are told only where they are a day.
		const isDate = isDay(Number(year), Number(month), Number(day));
		if (isDate === (text.length === 10)) return;
		const problem = isDate ? "has no number behind the date" : `there is no day ${year}-${month}-${day}`;
		report({
			at: record.atField(SERIAL),
			message: `The serial ${text} of ${record.owner} looks like a date, but ${isDate ? "it " : ""}${problem}, so a later serial that is a date may look older to secondaries. Write YYYYMMDDnn if it is larger, or count on by one`,
			actions: () => {
				const published = publishedSerial(record.context, record.zone)?.serial ?? serial;
				const today = dateSerial(record.context.today());
				const isLater = isLaterSerial(today, published) && isLaterSerial(today, serial);
				return isLater
					? [writeSerial(record, today, `Write ${today}, which comes after it`, { preferred: false })]
					: [];
			},
		});
	},
});
