/** A day of the calendar; `month` and `day` count from 1. */
export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const MODULUS = 0x100000000;

/**
 * The serial to write after a change. `YYYYMMDDnn` stays in this style: it becomes today's first number if that is
 * newer, else it counts on. Everything else, a Unix time as well, counts on by one. Never 0, which some servers take as
 * "always transfer".
 */
export function nextSerial(serial: number, today: CalendarDay): number {
	if (isDateSerial(serial, today.year)) {
		const first = ((today.year * 100 + today.month) * 100 + today.day) * 100;
		if (first > serial) return first;
	}
	return (serial + 1) % MODULUS || 1;
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
