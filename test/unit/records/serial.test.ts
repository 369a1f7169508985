import { describe, expect, test } from "vitest";
import { isLaterSerial, nextSerial, serialBetween } from "../../../server/src/records/serial.ts";

const TODAY = { year: 2024, month: 3, day: 9 };

describe("the next serial", () => {
	test.each([
		["is today's first after another day", 2024030805, 2024030900],
		["counts on during the day", 2024030900, 2024030901],
		["counts on where today's hundred is full", 2024030999, 2024031000],
		["counts on where it is ahead of today", 2024120100, 2024120101],
		["counts on from a Unix time", 1710000000, 1710000001],
		["counts on from a counter", 1, 2],
		["counts on where no month fits", 2024130100, 2024130101],
		["counts on where no day fits", 2024030000, 2024030001],
		["counts on from a number far ahead", 4294967294, 4294967295],
		["skips 0", 4294967295, 1],
		["leaves 0", 0, 1],
	])("%s", (_, serial, next) => {
		expect(nextSerial(serial, TODAY)).toBe(next);
		expect(distance(serial, next)).toBeGreaterThan(0);
		expect(distance(serial, next)).toBeLessThan(2 ** 31);
	});
});

describe("the next serial, where the time is known", () => {
	const NOW = { ...TODAY, unixTime: 1709985600 };

	test.each([
		["is the time after an earlier one", 1709000000, 1709985600],
		["counts on from the time itself", 1709985600, 1709985601],
		["counts on from a time that has not come", 1709999999, 1710000000],
		["stays a date", 2024030805, 2024030900],
		["stays a counter", 999999999, 1000000000],
	])("%s", (_, serial, next) => {
		expect(nextSerial(serial, NOW)).toBe(next);
	});
});

describe("of two serials", () => {
	test.each([
		[2, 1, true],
		[1, 1, false],
		[1, 2, false],
		[1, 4294967295, true],
		[2147483648, 1, true],
		[2147483649, 1, false],
		[2026112401, 4260484848, true],
	])("%d after %d: %s", (one, other, isLater) => {
		expect(isLaterSerial(one, other)).toBe(isLater);
	});
});

test("between a serial and an older one lies one that leads from the one to the other", () => {
	const serials = [0, 1, 2, 41, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2026112205, 2027010101, 4260484848];
	let found = 0;
	for (const from of serials) {
		for (const to of serials) {
			const between = serialBetween(from, to);
			if (between === undefined) continue;
			found++;
			expect(isLaterSerial(between, from), `${from} ${between}`).toBe(true);
			expect(isLaterSerial(to, between), `${between} ${to}`).toBe(true);
			expect(between).not.toBe(0);
		}
	}
	expect(found).toBeGreaterThan(40);
	expect(serialBetween(2027010101, 2026112400)).toBe(4174493748);
	expect(serialBetween(5, 4)).toBeUndefined();
});

/** How far one serial is ahead of another, as secondaries see it (RFC 1982 section 3.2). */
function distance(from: number, to: number): number {
	return (to - from + 2 ** 32) % 2 ** 32;
}
