import { dateSerial, isDay, isLaterSerial } from "../../records/serial.ts";
import { reportStep, serialWayBack } from "../judgements/serial-step.ts";
import { SERIAL, soaRule } from "../judgements/soa-rule.ts";

/** RFC 1912 section 3.1: a serial that ran ahead is hard to bring back. */
export const soaSerialFuture = soaRule({
	id: "soa-serial-future",
	severity: "information",
	summary: "A serial that is a date lies in the future, or is on its way back from there",
	sources: ["RFC 1912 section 2.2", "RFC 1912 section 3.1", "RFC 1982 section 3.2"],

	check(soa, report) {
		const { record, serial } = soa;
		const date = dateSerial(record.context.today());
		// Only after a first step is a number above all dates followed by one.
		if (serial > date && isLaterSerial(date, serial)) reportStep(soa, date, "date", report);
		const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)\d\d$/.exec(String(serial))?.map(Number) ?? [];
		if (year === undefined || !isDay(year, month!, day!)) return;
		const today = record.context.today();
		// In some places it is tomorrow already.
		const tomorrow = Date.UTC(today.year, today.month - 1, today.day + 1);
		if (Date.UTC(year, month! - 1, day!) <= tomorrow) return;
		report({
			at: record.atField(SERIAL),
			message: `The serial ${serial} of ${record.owner} is a date in the future, so one with today's date would look older, and secondaries would not fetch the change. Count on by one until that day, or go back in two steps`,
			actions: () => serialWayBack(soa, date),
		});
	},
});
