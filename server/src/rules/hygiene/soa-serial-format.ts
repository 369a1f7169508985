import {
	dateSerial,
	isDay,
	isFutureTime,
	isLaterSerial,
	type SerialScheme,
	schemeOf,
	serialBeforeStep,
	unixTimeOf,
} from "../../records/serial.ts";
import { raiseSerial, writeSerial } from "../fixes/raise-serial.ts";
import { publishedSerial } from "../judgements/published-serial.ts";
import { reportStep, serialWayBack } from "../judgements/serial-step.ts";
import { SERIAL, type SoaView, soaOfZone } from "../judgements/soa-rule.ts";
import type { Report, ZoneRule } from "../rule.ts";

/** RFC 1912 section 2.2: who writes dates writes YYYYMMDDnn; and who begins to count in one way stays with it. */
export const soaSerialFormat: ZoneRule = {
	id: "soa-serial-format",
	group: "hygiene",
	subject: "zone",
	severity: "information",
	summary:
		"A serial looks like a date but is none, is a time that has not come, or is counted in another way than before",
	sources: ["RFC 1912 section 2.2", "RFC 1982 section 3.2"],

	check(zone, report) {
		const soa = soaOfZone(zone);
		if (soa) reportNoDay(soa, report) || reportFutureTime(soa, report) || reportOtherScheme(soa, report);
	},
};

/** A date that the calendar does not have, or that has no digits behind it; whether it is one. */
function reportNoDay({ record, serial }: SoaView, report: Report): boolean {
	const text = String(serial);
	const [, year, month, day] = /^(19[89]\d|20\d\d)(\d\d)(\d\d)(?:\d\d)?$/.exec(text) ?? [];
	if (year === undefined) return false;
	// Eight digits may be a number like any other, and are told only where they are a day.
	const isDate = isDay(Number(year), Number(month), Number(day));
	if (isDate === (text.length === 10)) return false;
	const problem = isDate ? "has no number behind the date" : `there is no day ${year}-${month}-${day}`;
	report({
		at: record.atField(SERIAL),
		message: `The serial ${text} of ${record.owner} looks like a date, but ${isDate ? "it " : ""}${problem}, so a later serial that is a date may look older to secondaries. Write YYYYMMDDnn if it is larger, or count on by one`,
		actions: () => {
			const published = publishedSerial(record.context, record.zone)?.serial ?? serial;
			const today = dateSerial(record.context.today());
			const isLater = isLaterSerial(today, published) && isLaterSerial(today, serial);
			return isLater ? [writeSerial(record, today, `Write ${today}, which comes after it`, { preferred: false })] : [];
		},
	});
	return true;
}

/** A time in seconds that has not come, or the first step back from there; whether it is one. */
function reportFutureTime(soa: SoaView, report: Report): boolean {
	const { record, serial } = soa;
	const today = record.context.today();
	const now = unixTimeOf(today);
	if (isFutureTime(serialBeforeStep(serial), today)) {
		reportStep(soa, now, "time in seconds", report);
		return true;
	}
	if (!isFutureTime(serial, today)) return false;
	const day = new Date(serial * 1000).toISOString().slice(0, 10);
	report({
		at: record.atField(SERIAL),
		message: `The serial ${serial} of ${record.owner} is that of a time in seconds since 1970, but of ${day}, so one with the time of the next change would look older, and secondaries would not fetch the change. Count on by one until that day, or go back in two steps`,
		actions: () => serialWayBack(soa, now),
	});
	return true;
}

/** What a serial is, in words. */
const SCHEMES: Readonly<Record<SerialScheme, string>> = {
	date: "a date",
	time: "a time in seconds",
	count: "neither a date nor a time",
};

/** A serial that is made in another way than the one that was published, after which the next one in the old way looks older. */
function reportOtherScheme({ record, serial }: SoaView, report: Report): void {
	const published = publishedSerial(record.context, record.zone);
	// That it went back is told, and the first of two steps back is meant so.
	if (!published || published.isSame || published.isLater || isStep(serial, published.serial)) return;
	const today = record.context.today();
	const [before, now] = [published.serial, serial].map((one) => schemeOf(one, today)) as [SerialScheme, SerialScheme];
	// From a number that is none of both, every way leads on.
	if (before === "count" || before === now) return;
	report({
		at: record.atField(SERIAL),
		message: `The serial of ${record.owner} was ${SCHEMES[before]}, ${published.serial}, and ${serial} is ${SCHEMES[now]}, so the next one that is ${SCHEMES[before]} again looks older, and secondaries do not fetch the change. Keep to one way of counting`,
		actions: () => [raiseSerial(record, published.serial)],
	});
}

function isStep(serial: number, published: number): boolean {
	return [serial, serial + 1].some((one) => serialBeforeStep(one) === published);
}
