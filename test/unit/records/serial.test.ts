import { describe, expect, test } from "vitest";
import { nextSerial } from "../../../server/src/records/serial.ts";

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

/** How far one serial is ahead of another, as secondaries see it (RFC 1982 section 3.2). */
function distance(from: number, to: number): number {
	return (to - from + 2 ** 32) % 2 ** 32;
}
