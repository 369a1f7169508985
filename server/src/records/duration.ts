import { DIGIT_0, isDigit } from "../text/char.ts";

/** What `readTtl` returns for a text that is no duration, and for one of more than 2^32 - 1 seconds. */
export const NOT_A_TTL = -1;
export const TTL_TOO_LARGE = -2;

const MAX_UINT32 = 0xffffffff;

/** The largest TTL (RFC 2181 section 8); BIND takes a larger one as 0. */
export const MAX_TTL = 0x7fffffff;

/**
 * Reads a TTL or another duration, `octets[start..end)`: a number of seconds, or numbers with the units
 * `w d h m s` in any order, which add up: `1h30m`. A number without unit may only stand alone.
 *
 * @returns the seconds, up to 2^32 - 1; `NOT_A_TTL`; or `TTL_TOO_LARGE`. More than 2^31 - 1 is returned as it
 * is, though RFC 2181 section 8 takes it as 0 in a TTL.
 *
 * Hot: runs for each TTL. Allocates nothing.
 */
export function readTtl(octets: Uint8Array, start: number, end: number): number {
	let total = 0;
	let value = 0;
	let digits = 0;
	let units = 0;
	for (let at = start; at < end; at++) {
		const octet = octets[at]!;
		if (isDigit(octet)) {
			value = value * 10 + octet - DIGIT_0;
			digits++;
			continue;
		}
		const seconds = unitSeconds(octet);
		if (seconds === 0 || digits === 0) return NOT_A_TTL;
		total += value * seconds;
		value = 0;
		digits = 0;
		units++;
	}
	if (digits > 0) {
		if (units > 0) return NOT_A_TTL;
		total = value;
	} else if (units === 0) {
		return NOT_A_TTL;
	}
	return total > MAX_UINT32 ? TTL_TOO_LARGE : total;
}

/** Whether a duration, `octets[start..end)`, has several units with a larger one before a smaller: `1h30m`. */
export function compoundTtl(octets: Uint8Array, start: number, end: number): boolean {
	let last = 0;
	for (let at = start; at < end; at++) {
		const seconds = unitSeconds(octets[at]!);
		if (seconds > 0 && seconds < last) return true;
		if (seconds > 0) last = seconds;
	}
	return false;
}

function unitSeconds(octet: number): number {
	switch (octet | 32) {
		case 0x77:
			return 604800;
		case 0x64:
			return 86400;
		case 0x68:
			return 3600;
		case 0x6d:
			return 60;
		case 0x73:
			return 1;
		default:
			return 0;
	}
}

/** Seconds in the largest unit that needs no fraction: `1h`, `90m`, `2w`. */
export function writtenDuration(seconds: number): string {
	const unit = UNITS.find(([, length]) => seconds > 0 && seconds % length === 0);
	return unit ? `${seconds / unit[1]}${unit[0]}` : String(seconds);
}

const UNITS = [
	["w", 604800],
	["d", 86400],
	["h", 3600],
	["m", 60],
] as const;
