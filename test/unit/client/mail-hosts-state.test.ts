import { expect, test } from "vitest";
import { mailHostsState } from "../../../client/src/mail-hosts-state.ts";
import type { MailRow, MailRows } from "../../../client/src/mail-row.ts";

const READ: MailRows = { rows: [], more: 0, domains: 0, problems: 0, zones: 0, busy: false };
const RUNS = { hasStopped: false };

test("tells why there are no rows", () => {
	expect(mailHostsState(undefined, RUNS)).toBe("reading");
	expect(mailHostsState(undefined, { hasStopped: true })).toBe("stopped");
	expect(mailHostsState({ ...READ, busy: true }, RUNS)).toBe("reading");
	expect(mailHostsState(READ, RUNS)).toBe("no-zones");
	expect(mailHostsState({ ...READ, zones: 3 }, RUNS)).toBe("empty");
	expect(mailHostsState({ ...READ, zones: 3, domains: 2 }, RUNS)).toBe("no-problems");
});

test("shows the rows where there are any", () => {
	const row = { id: "example.com." } as MailRow;
	expect(mailHostsState({ ...READ, rows: [row], zones: 3, domains: 1 }, RUNS)).toBe("rows");
});
