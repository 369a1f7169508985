/** A day of the calendar; `month` and `day` count from 1. */
export interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const MODULUS = 0x100000000;
const HALF = 0x80000000;

/**
 * Compares two SOA serials as secondaries do (RFC 1982 section 3.2): negative if `a` is older than `b`, positive if it
 * is newer, 0 if they are equal, and NaN if they are 2^31 apart, where the order is undefined.
 */
export function compareSerials(a: number, b: number): number {
	const distance = (a - b + MODULUS) % MODULUS;
	if (distance === HALF) return Number.NaN;
	return distance < HALF ? distance : distance - MODULUS;
}

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
