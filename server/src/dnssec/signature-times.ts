import type { SignatureTimeFault } from "./fault.ts";
import { type RecordSignature, secondsBetween } from "./record-signature.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Who signs by hand cannot do it again in less time. */
const SOON = 12 * HOUR;
const LONG = 180 * DAY;

/** Whether a signature cannot be good at a time, in seconds since 1970, whatever it signs. */
export function isOutOfTime({ inception, expiration }: RecordSignature, now: number): boolean {
	return secondsBetween(expiration, now) > 0 || secondsBetween(now, inception) > 0;
}

/** The times of a signature, which counts them modulo 2^32, as they are meant at a time: less than 68 years away from it. */
export function timesNear(
	{ inception, expiration }: RecordSignature,
	now: number,
): { inception: number; expiration: number } {
	return { inception: now + secondsBetween(now, inception), expiration: now + secondsBetween(now, expiration) };
}

/** What is wrong with the times of a signature. */
export function timeFault(
	{ inception, expiration, originalTtl }: RecordSignature,
	now: number,
): SignatureTimeFault["rule"] | undefined {
	if (secondsBetween(expiration, now) > 0) return "rrsig-expired";
	if (secondsBetween(now, inception) > 0) return "rrsig-not-yet-valid";
	if (secondsBetween(now, expiration) < SOON) return "rrsig-expires-soon";
	const lifetime = secondsBetween(inception, expiration);
	return lifetime > LONG || lifetime < originalTtl ? "rrsig-lifetime" : undefined;
}
