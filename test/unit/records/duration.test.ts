import { expect, test } from "vitest";
import { NOT_A_TTL, readTtl, TTL_TOO_LARGE, writtenDuration } from "../../../server/src/records/duration.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

test.each([
	["0", 0],
	["3600", 3600],
	["003600", 3600],
	["1s", 1],
	["1M", 60],
	["1h", 3600],
	["1D", 86400],
	["1w", 604800],
	["1h30m", 5400],
	["30m1h", 5400],
	["1h1h", 7200],
	["1W2D3H4M5S", 788645],
	["2147483647", 2147483647],
	["2147483648", 2147483648],
	["4294967295", 4294967295],
	["4294967296", TTL_TOO_LARGE],
	["99999999999999999999999999", TTL_TOO_LARGE],
	["7102w", TTL_TOO_LARGE],
	["", NOT_A_TTL],
	["h", NOT_A_TTL],
	["1h30", NOT_A_TTL],
	["1hh", NOT_A_TTL],
	["1y", NOT_A_TTL],
	["-1", NOT_A_TTL],
	["1.5h", NOT_A_TTL],
	["1 h", NOT_A_TTL],
	["IN", NOT_A_TTL],
	["1\u0017", NOT_A_TTL],
])("%s", (text, seconds) => {
	const octets = toOctets(`9h${text}9`);
	expect(readTtl(octets, 2, octets.length - 1)).toBe(seconds);
});

test.each([
	[0, "0"],
	[45, "45"],
	[60, "1m"],
	[5400, "90m"],
	[3600, "1h"],
	[129600, "36h"],
	[86400, "1d"],
	[1209600, "2w"],
])("%d seconds are written %s, and read so", (seconds, text) => {
	expect(writtenDuration(seconds)).toBe(text);
	const octets = toOctets(text);
	expect(readTtl(octets, 0, octets.length)).toBe(seconds);
});
