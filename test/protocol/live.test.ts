import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_NAMED, NameServer } from "../live/name-server.ts";
import { DB, FORWARD, MAIL_ZONES, REVERSE } from "./mail-zones.ts";
import { client, startChecked } from "./server-session.ts";

describe.skipIf(!HAS_NAMED)("what is published", () => {
	let server: NameServer;
	beforeAll(async () => {
		server = await NameServer.start({
			"example.com": FORWARD.replace("MX     10 mail", "MX     20 mail"),
			"2.0.192.in-addr.arpa": REVERSE,
		});
	});
	afterAll(() => server?.stop());
	const settings = () => ({ live: { servers: [server.address] } });

	test("is compared with the files, told at their records, and drawn beside them", async () => {
		await startChecked(MAIL_ZONES, { settings: settings() });
		const answer = await client.request<{ files: { uri: string; diagnostics: object[] }[] }>(
			"zoneTrio/compareLive",
			{},
		);
		expect(answer).toMatchObject({ domains: 1, failed: 0, warnings: 1, differences: 2 });
		expect(answer.files.map(({ uri }) => uri)).toEqual([client.folder.uri(DB)]);
		expect(answer.files[0]!.diagnostics).toEqual([
			expect.objectContaining({ message: expect.stringMatching(/^example\.com\. has MX 10 .* not in the DNS/) }),
			expect.objectContaining({ message: expect.stringMatching(/^example\.com\. has MX 20 .* not in the files/) }),
			expect.objectContaining({
				source: "Zone Trio (live)",
				severity: 2,
				range: expect.objectContaining({ start: { line: 7, character: 21 } }),
				message: expect.stringMatching(
					/^192\.0\.2\.25 of mail\.example\.com\. has no PTR in the DNS.*\(looked up 20.*UTC\)$/,
				),
			}),
		]);
		const report = await client.request<{ domains: { html: string }[] }>("zoneTrio/mailReport", {});
		expect(report.domains[0]!.html).toMatch(/In the DNS, looked up <time datetime="20/);
		const markdown = await client.request<string>("zoneTrio/exportMailReport", { format: "markdown" });
		expect(markdown).toMatch(/^\| `example\.com\.` in the DNS \| MX 20 `mail\.example\.com\.` .*\*\*missing\*\*/m);
		await client.request("zoneTrio/forgetLive", {});
		const forgotten = await client.request<{ domains: { html: string }[] }>("zoneTrio/mailReport", {});
		expect(forgotten.domains[0]!.html).not.toContain("In the DNS");
	});

	test("is looked up for a domain that the files do not have, too", async () => {
		await startChecked(MAIL_ZONES, { settings: settings() });
		const answer = await client.request("zoneTrio/compareLive", { domains: ["Nowhere.example.com"] });
		expect(answer).toMatchObject({ domains: 1, failed: 0, warnings: 1, files: [] });
		const report = await client.request<{ domains: { html: string }[] }>("zoneTrio/mailReport", {});
		expect(report.domains.at(-1)!.html).toContain("nowhere.example.com. does not exist in the DNS");
	});
});

describe("nothing is looked up", () => {
	test("for folders that are not trusted", async () => {
		await startChecked(MAIL_ZONES, { trusted: false });
		await expect(client.request("zoneTrio/compareLive", {})).rejects.toThrow("folders that you do not trust");
	});

	test("for what is no domain", async () => {
		await startChecked(MAIL_ZONES);
		await expect(client.request("zoneTrio/compareLive", { domains: ["a..b"] })).rejects.toThrow("a..b is no name");
	});
});
