import { expect, test } from "vitest";
import { answerProblem } from "../../../client/src/question.ts";

test.each([
	["network", "192.0.2.0/24", true],
	["network", "192.0.2.25", true],
	["network", "2001:db8::/64", true],
	["network", "192.0.2.25/24", false],
	["network", "192.0.2.0/33", false],
	["network", "mail.example.com", false],
	["mailbox", "hostmaster@example.com", true],
	["mailbox", "host.master@example.com.", true],
	["mailbox", "hostmaster.example.com", false],
	["mailbox", "two words@example.com", false],
	["mailbox", "a@b@example.com", false],
	["mailbox", "@example.com", false],
	["mailbox", "hostmaster@", false],
	["sha256", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921A4881", true],
	["sha256", "2d711642", false],
	["sha256", "", false],
] as const)("as a %s %s is taken: %s", (kind, answer, is) => {
	expect(answerProblem(kind, answer) === undefined).toBe(is);
	expect(answerProblem(kind, ` ${answer} `) === undefined).toBe(is);
});
