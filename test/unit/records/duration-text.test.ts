import { expect, test } from "vitest";
import { durationText } from "../../../server/src/records/duration-text.ts";

test.each([
	[0, "0 seconds"],
	[1, "1 second"],
	[3600, "1 hour"],
	[5400, "1 hour 30 minutes"],
	[1_209_600, "2 weeks"],
	[694_861, "1 week 1 day 1 hour 1 minute 1 second"],
])("%i seconds are %s", (seconds, text) => {
	expect(durationText(seconds)).toBe(text);
});
