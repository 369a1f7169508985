import { describe, expect, test } from "vitest";
import { manyDomains } from "../support/many-domains.ts";

import { BACK, DB, FORWARD, MAIL_ZONES, POINTER, REVERSE } from "./mail-zones.ts";
import { client, folder, start, startChecked } from "./server-session.ts";

interface Row {
	readonly key: string;
	readonly html: string;
}

interface MailReport {
	readonly counts: Record<"domains" | "hosts" | "senders" | "problems" | "open", number>;
	readonly style: string;
	readonly head: string;
	readonly domains: Row[];
	readonly senders: Row[];
	readonly words: string;
	readonly left: number;
}

describe("the mail report", () => {
	test("has a row for each domain and sender, with the places of their records", async () => {
		await startChecked(MAIL_ZONES);
		const { counts, domains, senders, left } = await report();
		expect(counts).toEqual({ domains: 1, hosts: 1, senders: 1, problems: 1, open: 0 });
		expect([domains.length, senders.length, left]).toEqual([1, 1, 0]);
		expect(domains[0]!.html).toContain('data-verdict="problem"');
		expect(places(domains[0]!)).toEqual([
			["mail.example.com.", DB, 4],
			["192.0.2.25", DB, 7],
		]);
	});

	test("leads to the PTR where there is one", async () => {
		await startChecked({ ...MAIL_ZONES, [BACK]: REVERSE + POINTER });
		const { counts, domains } = await report();
		expect(counts.problems).toBe(0);
		expect(places(domains[0]!).at(-1)).toEqual(["mail.example.com.", BACK, 7]);
	});

	test("counts what is typed and not saved, and keeps the keys of its rows", async () => {
		await startChecked(MAIL_ZONES);
		const before = await report();
		await client.open(BACK, REVERSE);
		await client.change(BACK, { text: REVERSE + POINTER });
		const after = await report();
		expect(after.counts.problems).toBe(0);
		expect(after.domains.map(({ key }) => key)).toEqual(before.domains.map(({ key }) => key));
	});

	test("is said once to have changed, when a file changes on the disk", async () => {
		await startChecked(MAIL_ZONES);
		await client.check();
		const before = client.mailHostsChanged;
		await report();
		folder.write(BACK, REVERSE + POINTER);
		await client.watched([BACK, 2]);
		await client.check();
		expect(client.mailHostsChanged).toBe(before + 1);
		folder.write(BACK, REVERSE);
		await client.watched([BACK, 2]);
		await client.check();
		expect(client.mailHostsChanged, "nobody has asked since").toBe(before + 1);
	});

	test("is right when it is asked for before the zones have been read", async () => {
		await start(MAIL_ZONES);
		expect((await report()).counts.domains).toBe(1);
	});

	test("is as it is in the end where zones change while it is made", async () => {
		await startChecked(manyDomains(500));
		const asked = report();
		for (let count = 0; count < 20; count++) {
			if (count === 0) await client.open("zones/db.d00000.example.com", text(count));
			else await client.change("zones/db.d00000.example.com", { text: text(count) });
		}
		await asked;
		const { domains } = await report();
		expect(domains[0]!.html).toContain("host19.d00000.example.com.");
	});

	test("does not hold up other requests", async () => {
		await startChecked(manyDomains(1000));
		const asked = report();
		let isDone = false;
		void asked.finally(() => {
			isDone = true;
		});
		let count = 0;
		while (!isDone) await client.zoneOf(`zones/db.d${String(count++ % 1000).padStart(5, "0")}.example.com`);
		const { domains, senders, left } = await asked;
		expect([domains.length, senders.length, left]).toEqual([1000, 1851, 0]);
		expect(count).toBeGreaterThan(3);
	});

	test("leaves out what is fine where there is too much, never a problem", async () => {
		await startChecked(manyDomains(2100));
		const { domains, senders, left, counts } = await report();
		expect([domains.length, senders.length]).toEqual([2000, 2000]);
		expect(left).toBeGreaterThan(0);
		expect(counts.domains).toBe(2100);
		expect(domains.filter(({ html }) => html.includes('data-verdict="problem"')).length).toBe(420);
	});

	test("can be had as a file, in two formats and no other", async () => {
		await startChecked(MAIL_ZONES);
		const html = await client.request<string>("zoneTrio/exportMailReport", { format: "html" });
		expect(html).toMatch(/^<!doctype html>/);
		expect(html).toContain(`${DB}:8`);
		expect(html).not.toContain(folder.path);
		const markdown = await client.request<string>("zoneTrio/exportMailReport", { format: "markdown" });
		expect(markdown).toMatch(/^# Mail report\n\n\*\*1 problem\*\*/);
		for (const parameters of [{ format: "pdf" }, {}, null]) {
			await expect(client.request("zoneTrio/exportMailReport", parameters)).rejects.toThrow("format");
		}
	});
});

function report(): Promise<MailReport> {
	return client.request<MailReport>("zoneTrio/mailReport", {});
}

/** What can be opened from a row: the name, the file, and the line from 0. */
function places({ html }: Row): [name: string, file: string, line: number][] {
	const buttons = html.matchAll(/<button [^>]*data-uri="([^"]+)" data-line="(\d+)"[^>]*>([^<]+)</g);
	return [...buttons].map(([, uri, line, name]) => [name!, uri!.slice(folder.uri("").length + 1), Number(line)]);
}

function text(count: number): string {
	return FORWARD.replace("$TTL 1h", "$ORIGIN d00000.example.com.\n$TTL 1h").replaceAll("mail", `host${count}`);
}
