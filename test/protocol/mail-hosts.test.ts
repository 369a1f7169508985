import { describe, expect, test } from "vitest";

import { BACK, DB, FORWARD, MAIL_ADDRESS, MAIL_ZONES, POINTER, POINTER_PLACE, REVERSE } from "./mail-zones.ts";
import { client, folder, start, startChecked } from "./server-session.ts";

/** Every row, each level indented. */
async function lines(filter?: "problems", parent?: string): Promise<string[]> {
	const { rows } = await client.mailHosts({ ...(filter && { filter }), ...(parent !== undefined && { parent }) });
	const texts: string[] = [];
	for (const { id, label, description, verdict, hasChildren } of rows) {
		texts.push(`${verdict} ${label}${description && ` (${description})`}`);
		if (hasChildren) texts.push(...(await lines(filter, id)).map((line) => `  ${line}`));
	}
	return texts;
}

/** Waits until the server has said so many times that the rows changed. */
async function changes(count: number): Promise<void> {
	while (client.mailHostsChanged < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("zoneTrio/mailHosts", () => {
	test("answers with rows as they are before and after an edit", async () => {
		await startChecked(MAIL_ZONES);
		expect(await lines()).toEqual([
			"warning example.com. (1 problem)",
			"  warning 10 mail.example.com.",
			"    warning 192.0.2.25 (missing)",
		]);
		await client.open(BACK, REVERSE);
		await client.change(BACK, { range: { start: POINTER_PLACE, end: POINTER_PLACE }, text: POINTER });
		expect(await lines()).toEqual([
			"ok example.com.",
			"  ok 10 mail.example.com.",
			"    ok 192.0.2.25",
			"      ok PTR mail.example.com.",
		]);
		expect(await lines("problems")).toEqual([]);
		expect(await client.mailHosts()).toMatchObject({ domains: 1, problems: 0, more: 0, busy: false });
	});

	test("gives the place of each record, and whether a fix can be had", async () => {
		await startChecked(MAIL_ZONES);
		const [domain] = (await client.mailHosts()).rows;
		const [exchange] = (await client.mailHosts({ parent: domain!.id })).rows;
		const [address] = (await client.mailHosts({ parent: exchange!.id })).rows;
		expect(address).toMatchObject({ canFix: true, place: { uri: folder.uri(DB), range: MAIL_ADDRESS } });
	});

	test("answers nothing below a row that is gone", async () => {
		await startChecked(MAIL_ZONES);
		expect((await client.mailHosts({ parent: "example.org. " })).rows).toEqual([]);
	});

	test("is busy while the workspace is being read, and says when it has been", async () => {
		await start(MAIL_ZONES);
		expect(await client.mailHosts()).toMatchObject({ rows: [], busy: true });
		await changes(1);
		expect(await client.mailHosts()).toMatchObject({ problems: 1, busy: false });
	});

	test("has no rows where there is no mail", async () => {
		await startChecked({ "db.example.com": FORWARD.replace(/^.*MX.*\n/m, "") });
		expect(await client.mailHosts()).toMatchObject({ rows: [], domains: 0, problems: 0, zones: 1, busy: false });
	});
});

describe("zoneTrio/mailHostsChanged", () => {
	test("comes once after each answer that does not hold any more", async () => {
		await startChecked(MAIL_ZONES);
		await client.open(BACK, REVERSE);
		await client.change(BACK, { text: `${REVERSE}\n` });
		await client.check();
		expect(client.mailHostsChanged).toBe(0);
		await client.mailHosts();
		await client.change(BACK, { text: REVERSE + POINTER });
		await changes(1);
		await client.change(BACK, { text: REVERSE });
		await client.check();
		expect(client.mailHostsChanged).toBe(1);
		expect((await client.mailHosts()).problems).toBe(1);
		await client.change(BACK, { text: REVERSE + POINTER });
		await changes(2);
	});

	test("comes when files and settings change", async () => {
		await startChecked(MAIL_ZONES);
		await client.mailHosts();
		folder.write(BACK, REVERSE + POINTER);
		await client.watched([BACK, 2]);
		await changes(1);
		expect((await client.mailHosts()).problems).toBe(0);
		await client.configure({ reverse: { external: ["192.0.2.0/24"] } });
		await changes(2);
		expect((await lines()).join("\n")).toContain("192.0.2.25 (unknown · hosted elsewhere)");
	});
});

describe("ten thousand domains", () => {
	test("are surveyed while other requests are answered", async () => {
		const domains = Array.from(
			{ length: 10_000 },
			(_, index) => `d${index} IN MX 10 m${index}\nm${index} IN A 198.51.${index >> 8}.${index & 255}\n`,
		);
		await startChecked({ "zones/db.example.org": FORWARD + domains.join("") });
		let slowest = 0;
		let isDone = false;
		const answered = client.mailHosts({ limit: 1000 }).finally(() => {
			isDone = true;
		});
		while (!isDone) {
			const began = performance.now();
			await client.zoneOf("zones/db.example.org");
			slowest = Math.max(slowest, performance.now() - began);
		}
		expect(await answered).toMatchObject({ domains: 10_001, more: 9001, busy: false });
		expect(slowest).toBeLessThan(500);
	});
});
