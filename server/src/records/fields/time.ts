import { DIGIT_0, isDigit } from "../../text/char.ts";
import { readTtl, TTL_TOO_LARGE } from "../duration.ts";
import { defineField } from "./define-field.ts";
import { readUint } from "./uint.ts";

/** A number of seconds, also with units, as the timers of SOA. */
export const duration = defineField({
	id: "duration",
	expects: "a number of seconds, or numbers with the units w d h m s such as 1h30m",
	fault: "ttl-syntax",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const seconds = readTtl(reader.octets, reader.starts[token]!, reader.ends[token]!);
		if (seconds >= 0) {
			reader.uint32(seconds);
			return true;
		}
		if (seconds === TTL_TOO_LARGE) {
			const message = `${field.name} must be at most 4294967295 seconds, not "${reader.text(token)}"`;
			return reader.fail(token, message, "number-out-of-range");
		}
		return reader.reject(token, field);
	},
	show: (cursor) => String(cursor.uint32()),
	valid: (cursor) => cursor.skip(4),
});

/**
 * Times on the wire are counted modulo 2^32 (RFC 4034 section 3.1.5). Those from here on are shown as before 1970, as
 * BIND does it for what lies more than 68 years ahead.
 */
const BEFORE_1970 = 2 ** 31 + 1_800_000_000;

/** A point of time: `YYYYMMDDHHmmSS`, or seconds since 1970 (RFC 4034 section 3.2). */
export const time = defineField({
	id: "time",
	expects: "a time written YYYYMMDDHHmmSS, or as seconds since 1970",
	read(reader, field) {
		const token = reader.word(field);
		if (token < 0) return false;
		const start = reader.starts[token]!;
		const end = reader.ends[token]!;
		const seconds =
			end - start === 14 ? readCalendarTime(reader.octets, start) : readUint(reader.octets, start, end, 0xffffffff);
		if (Number.isNaN(seconds) || (seconds < 0 && end - start !== 14)) return reader.reject(token, field);
		reader.uint32(seconds >>> 0);
		return true;
	},
	show(cursor) {
		const seconds = cursor.uint32();
		const moment = new Date((seconds >= BEFORE_1970 ? seconds - 2 ** 32 : seconds) * 1000);
		return moment.toISOString().slice(0, 19).replace(/[-:T]/g, "");
	},
	valid: (cursor) => cursor.skip(4),
});

/** The seconds since 1970 of fourteen digits at `at`, modulo 2^32, or NaN. A leap second counts as the next one. */
export function readCalendarTime(octets: Uint8Array, at: number): number {
	for (let index = at; index < at + 14; index++) if (!isDigit(octets[index]!)) return Number.NaN;
	const year = pairAt(octets, at) * 100 + pairAt(octets, at + 2);
	const month = pairAt(octets, at + 4);
	const day = pairAt(octets, at + 6);
	const hour = pairAt(octets, at + 8);
	const minute = pairAt(octets, at + 10);
	const second = pairAt(octets, at + 12);
	if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return Number.NaN;
	// Date.UTC takes the years 0 to 99 as 1900 to 1999.
	const midnight = new Date(0);
	midnight.setUTCFullYear(year, month - 1, day);
	// A day that the month does not have rolls over into the next month.
	if (midnight.getUTCDate() !== day) return Number.NaN;
	return (midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second) % 2 ** 32;
}

function pairAt(octets: Uint8Array, at: number): number {
	return (octets[at]! - DIGIT_0) * 10 + octets[at + 1]! - DIGIT_0;
}
