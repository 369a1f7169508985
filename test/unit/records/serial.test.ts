import { describe, expect, test } from "vitest";
import { compareSerials, nextSerial } from "../../../server/src/records/serial.ts";

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
		expect(compareSerials(next, serial)).toBeGreaterThan(0);
	});
});

/** RFC 1982 section 5. */
describe("serials are compared modulo 2^32", () => {
	test.each([
		[1, 0],
		[44, 0],
		[100, 44],
		[2147483647, 0],
		[0, 4294967295],
		[5, 4294967290],
		[2147483648, 1],
	])("%d is newer than %d", (newer, older) => {
		expect(compareSerials(newer, older)).toBeGreaterThan(0);
		expect(compareSerials(older, newer)).toBeLessThan(0);
	});

	test("equal ones", () => {
		expect(compareSerials(7, 7)).toBe(0);
	});

	test("2^31 apart, none is newer", () => {
		expect(compareSerials(2147483648, 0)).toBeNaN();
		expect(compareSerials(0, 2147483648)).toBeNaN();
	});
});
