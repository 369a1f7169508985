import { durationText } from "../../records/duration-text.ts";
import { type CalendarDay, isDateSerial } from "../../records/serial.ts";
import { utcTime } from "../../records/utc-time.ts";
import type { Piece } from "./hover-text.ts";

/** What a number of an SOA record means, given the name of its field; undefined for other fields. */
export function soaFieldText(field: string, value: number, today: CalendarDay): Piece[] | undefined {
	if (field === "serial") return [serialText(value, today)];
	const meaning = TIMERS.get(field);
	return meaning === undefined ? undefined : [`${durationText(value)}: ${meaning}`];
}

/** The timers, with the ranges that are advised. */
const TIMERS: ReadonlyMap<string, string> = new Map([
	["refresh", "secondaries ask so often whether there is a new serial (RFC 1912 advises 20 minutes to 12 hours)"],
	["retry", "after a failed attempt secondaries wait so long; shorter than refresh"],
	["expire", "secondaries that reach no primary for so long stop answering (RFC 1912 advises 2 to 4 weeks)"],
	["minimum", "resolvers keep it in mind for so long that a name or type is not there (RFC 2308 advises 1 to 3 hours)"],
]);

/** Unix times from 2000 on. */
const FIRST_UNIX_TIME = 946_684_800;

function serialText(serial: number, today: CalendarDay): string {
	const rule = "It must grow with each change, or secondaries keep the old zone";
	if (isDateSerial(serial, today.year)) {
		const [date, number] = [Math.floor(serial / 100), serial % 100];
		const day = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100].map(twoDigits).join("-");
		return `Version ${twoDigits(number)} of ${day}. ${rule}`;
	}
	const isUnixTime = serial >= FIRST_UNIX_TIME && serial < Date.UTC(today.year + 1, today.month - 1, today.day) / 1000;
	if (isUnixTime) return `Unix time of ${utcTime(new Date(serial * 1000))}. ${rule}`;
	return `A counter. ${rule}`;
}

function twoDigits(number: number): string {
	return String(number).padStart(2, "0");
}
