import { dateSerial, isDay, isLaterSerial } from "../../records/serial.ts";
import type { Fix } from "../fix.ts";
import { stepBack, writeSerial } from "../fixes/raise-serial.ts";
import { publishedSerial } from "../judgements/published-serial.ts";
import { SERIAL, type SoaView, soaRule } from "../judgements/soa-rule.ts";
import type { Report } from "../rule.ts";

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
		if (serial > date && isLaterSerial(date, serial)) reportStep(soa, date, report);
		const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)\d\d$/.exec(String(serial))?.map(Number) ?? [];
		if (year === undefined || !isDay(year, month!, day!)) return;
		const today = record.context.today();
		// In some places it is tomorrow already.
		const tomorrow = Date.UTC(today.year, today.month - 1, today.day + 1);
		if (Date.UTC(year, month! - 1, day!) <= tomorrow) return;
		report({
			at: record.atField(SERIAL),
			message: `The serial ${serial} of ${record.owner} is a date in the future, so one with today's date would look older, and secondaries would not fetch the change. Count on by one until that day, or go back in two steps`,
			actions: () => wayBack(soa, date),
		});
	},
});

/** One step is enough where the future was not published yet. */
function wayBack({ record, serial }: SoaView, date: number): readonly Fix[] {
	const published = publishedSerial(record.context, record.zone)?.serial;
	if (published === undefined || !isLaterSerial(date, published)) return stepBack(record, published ?? serial, date);
	return [writeSerial(record, date, `Write ${date}, which comes after the published serial`)];
}

function reportStep({ record, serial }: SoaView, date: number, report: Report): void {
	const published = publishedSerial(record.context, record.zone)?.serial ?? serial;
	report({
		at: record.atField(SERIAL),
		message: `The serial ${serial} of ${record.owner} is the first of two steps back to a date. Load the zone, wait until every secondary answers with ${serial}, and then write ${date}`,
		// Before the step is published, the second one would be a step back.
		actions: () =>
			isLaterSerial(date, published)
				? [
						writeSerial(record, date, `Write ${date}, the second step, since every secondary has ${serial}`, {
							preferred: false,
						}),
					]
				: [],
	});
}
