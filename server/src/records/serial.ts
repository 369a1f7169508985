/** A day of the calendar; `month` and `day` count from 1. */
export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** Seconds since 1970, where the time is known too. */
	readonly unixTime?: number;
}

/** The day and time that the clock of this machine shows. */
export function calendarDay(now: Date): CalendarDay {
	return {
		year: now.getFullYear(),
		month: now.getMonth() + 1,
		day: now.getDate(),
		unixTime: Math.floor(now.getTime() / 1000),
	};
}

/** Seconds since 1970; those of the day's beginning where the time is not known. */
export function unixTimeOf({ year, month, day, unixTime }: CalendarDay): number {
	return unixTime ?? Date.UTC(year, month - 1, day) / 1000;
}

const MODULUS = 0x100000000;

/** In September 2001, when it got ten digits. */
const FIRST_UNIX_TIME = 1_000_000_000;

/** Larger numbers are taken for dates, of 1980 and later, until 2032. */
const LAST_UNIX_TIME = 1_979_999_999;

const DAY = 86_400;

/**
 * The serial to write after a change. `YYYYMMDDnn` stays in this style: it becomes today's first number if that is
 * newer, else it counts on. A Unix time becomes that of now, if it is known. Everything else counts on by one. Never 0,
 * which some servers take as "always transfer".
 */
export function nextSerial(serial: number, today: CalendarDay): number {
	if (isDateSerial(serial, today.year)) {
		const first = dateSerial(today);
		if (first > serial) return first;
	}
	const { unixTime = 0 } = today;
	if (serial >= FIRST_UNIX_TIME && serial < unixTime && !isDateSerial(serial, today.year)) return unixTime;
	return (serial + 1) % MODULUS || 1;
}

/** How a serial is made: `YYYYMMDDnn` with a day that the calendar has, seconds since 1970, or any number. */
export type SerialScheme = "date" | "time" | "count";

export function schemeOf(serial: number, today: CalendarDay): SerialScheme {
	const [year, month, day] = [1_000_000, 10_000, 100].map((unit) => Math.floor(serial / unit));
	if (year! >= 1980 && year! < 2100 && isDay(year!, month! % 100, day! % 100)) return "date";
	return serial >= FIRST_UNIX_TIME && serial <= unixTimeOf(today) + DAY ? "time" : "count";
}

/** Whether a serial can only be meant for a time in seconds, and that comes in more than a day. */
export function isFutureTime(serial: number, today: CalendarDay): boolean {
	return serial > unixTimeOf(today) + DAY && serial >= FIRST_UNIX_TIME && serial <= LAST_UNIX_TIME;
}

/** Whether one serial comes after another (RFC 1982 section 3.2). */
export function isLaterSerial(one: number, other: number): boolean {
	return ((one - other) | 0) > 0;
}

/** The largest number that may be added to a serial (RFC 1982 section 3.1). */
const MOST_ADDED = 0x7fffffff;

/**
 * The serial to write first in order to come from one to an older one: secondaries take it for later than `from`, and `to` for
 * later than it. Undefined where there is none: two steps do not lead round the whole circle.
 */
export function serialBetween(from: number, to: number): number | undefined {
	for (const added of [MOST_ADDED, MOST_ADDED - 1]) {
		const serial = (from + added) % MODULUS;
		if (serial !== 0 && isLaterSerial(to, serial)) return serial;
	}
	return undefined;
}

/** The serial from which `serialBetween` leads to one in the most usual case. */
export function serialBeforeStep(serial: number): number {
	return (serial - MOST_ADDED + MODULUS) % MODULUS;
}

/** The first serial of a day, as `YYYYMMDDnn`. */
export function dateSerial({ year, month, day }: CalendarDay): number {
	return ((year * 100 + month) * 100 + day) * 100;
}

/** Whether a serial is written as `YYYYMMDDnn`, with a day that is possible and not more than a year ahead of `year`. */
export function isDateSerial(serial: number, year: number): boolean {
	const day = Math.floor(serial / 100) % 100;
	const month = Math.floor(serial / 10000) % 100;
	const serialYear = Math.floor(serial / 1000000);
	return serialYear >= 1980 && serialYear <= year + 1 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Whether the calendar has a day; `month` and `day` count from 1. */
export function isDay(year: number, month: number, day: number): boolean {
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return day >= 1 && day <= (lengths[month - 1] ?? 0);
}
