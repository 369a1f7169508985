import { expect, test } from "vitest";
import { hasFixedMail } from "../../../client/src/fixed-mail.ts";

const counts = (domains: number, problems: number, busy = false) => ({ domains, problems, busy });

test.each([
	["a problem of a domain went", counts(2, 3), counts(2, 2), true],
	["a domain came and a problem went", counts(2, 3), counts(3, 2), true],
	["nothing changed", counts(2, 3), counts(2, 3), false],
	["a domain went with its problems", counts(2, 3), counts(1, 1), false],
	["zones are being read again", counts(2, 3), counts(0, 0, true), false],
	["nothing was known before", undefined, counts(2, 0), false],
])("%s", (_, before, now, fixed) => {
	expect(hasFixedMail(before, now)).toBe(fixed);
});
