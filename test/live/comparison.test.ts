import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { compareWithFiles, withPublished } from "../../server/src/live/comparison.ts";
import { DnsClient } from "../../server/src/live/dns-client.ts";
import { liveRemarks } from "../../server/src/live/live-remarks.ts";
import { type PublishedDomain, publishedMail } from "../../server/src/live/published-mail.ts";
import { smtpGreeting } from "../../server/src/live/smtp-greeting.ts";
import { toOctets } from "../../server/src/text/utf8.ts";
import { freePort, HAS_NAMED, NameServer } from "./name-server.ts";

const HEAD = "$TTL 300\n@ SOA ns1.example.test. h.example.test. 1 7200 3600 1209600 300\n@ NS ns1.example.test.\n";

/** As it is published: `mail` has no PTR, `lost` one that does not lead back, `line` one like that of a dial-up line. */
const PUBLISHED = {
	"example.test": `${HEAD}ns1 A 127.0.0.53
@ MX 10 mail
@ MX 20 old
mail A 127.0.0.25
old A 127.0.0.26
good MX 10 good
good A 127.0.0.27
lost MX 10 lost
lost A 127.0.0.28
line MX 10 line
line A 127.0.0.29
dyn-127-0-0-29 A 127.0.0.29
alias MX 10 alias1
alias1 CNAME good
none MX 10 nowhere
implicit A 127.0.0.27
nothing TXT "no mail here"
null MX 0 .
outside MX 10 mail.elsewhere.invalid.
`,
	"0.0.127.in-addr.arpa": `${HEAD}27 PTR good.example.test.
28 PTR ns1.example.test.
29 PTR dyn-127-0-0-29.example.test.
26 PTR old.example.test.
`,
};

const FILES = {
	"/w/example.test.zone": `${HEAD}ns1 A 127.0.0.53
@ MX 10 mail
@ MX 30 new
mail A 127.0.0.25
new A 127.0.0.30
good MX 10 good
good A 127.0.0.27
`,
	"/w/127.0.0.rev": `${HEAD}25 PTR mail.example.test.
27 PTR good.example.test.
30 PTR new.example.test.
`,
};

function filesOf(files: Readonly<Record<string, string>>): ZoneService {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	service.setPaths(Object.keys(files));
	for (const [path, text] of Object.entries(files)) service.setFile(path, toOctets(text), { open: false });
	service.settle();
	return service;
}

const NOW = new Date("2026-11-30T04:05:06Z");

describe.skipIf(!HAS_NAMED)("mail as a real name server has it", () => {
	let server: NameServer;
	const published = (names: readonly string[]) =>
		publishedMail(
			names.map((name) => `${name === "@" ? "" : `${name}.`}example.test.`),
			{ client: new DnsClient({ servers: [server.address], timeout: 2000 }), now: () => NOW },
		);
	beforeAll(async () => {
		server = await NameServer.start(PUBLISHED);
	});
	afterAll(() => server?.stop());

	test.each([
		["good", "found", "ok", "ok"],
		["lost", "found", "ok", "unconfirmed"],
		["alias", "found", "cname", "ok"],
		["implicit", "implicit", "ok", "ok"],
		["null", "found", "null", undefined],
		["none", "found", "no-address", undefined],
		["outside", "found", "unknown", undefined],
		["nothing", "none", undefined, undefined],
		["nowhere-at-all", "no-name", undefined, undefined],
	])("%s: MX %s, host %s, address %s", async (name, mx, host, address) => {
		const [domain] = await published([name]);
		expect(domain).toMatchObject({ mx, time: "2026-11-30T04:05:06.000Z" });
		expect(domain!.exchanges[0]?.status).toBe(host);
		expect(domain!.exchanges[0]?.addresses[0]?.status).toBe(address);
	});

	test("each fault has a remark that names what it is about", async () => {
		const domains = await published(["@", "lost", "line", "alias", "none", "outside", "nowhere-at-all", "good"]);
		const messages = domains.flatMap((domain) => liveRemarks(domain, undefined)).map(({ message }) => message);
		expect(messages).toEqual([
			expect.stringMatching(
				/^127\.0\.0\.25 of mail\.example\.test\. has no PTR in the DNS, .*25\.0\.0\.127\.in-addr\.arpa\./,
			),
			expect.stringMatching(
				/^the PTR of 127\.0\.0\.28 is ns1\.example\.test\. in the DNS, which does not have this address/,
			),
			expect.stringMatching(
				/^the PTR of 127\.0\.0\.29 is dyn-127-0-0-29\.example\.test\. .* looks like a dial-up line/,
			),
			expect.stringMatching(/^alias1\.example\.test\. is an alias of good\.example\.test\. in the DNS/),
			expect.stringMatching(
				/^nowhere\.example\.test\. has no address in the DNS, so mail for none\.example\.test\. bounces/,
			),
			expect.stringMatching(/^mail\.elsewhere\.invalid\. could not be looked up: the DNS server refused to answer/),
			expect.stringMatching(/^nowhere-at-all\.example\.test\. does not exist in the DNS/),
		]);
	});

	test("what differs from the files is told at the record", async () => {
		const service = filesOf(FILES);
		const overview = service.mailOverview();
		const compared = compareWithFiles(await published(["@", "good"]), service.report(), overview);
		const told = compared.flatMap(({ findings }) =>
			findings.map(({ severity, message, place }) => [severity, message.split(":")[0], place?.path, place?.line]),
		);
		const zone = "/w/example.test.zone";
		expect(told).toEqual([
			["information", "example.test. has MX 30 new.example.test. in the files, but not in the DNS", zone, 5],
			["information", "example.test. has MX 20 old.example.test. in the DNS, but not in the files", zone, 4],
			["warning", expect.stringContaining("127.0.0.25 of mail.example.test. has no PTR in the DNS"), zone, 6],
			["information", "127.0.0.25 has the PTR mail.example.test. in the files, but not in the DNS", zone, 6],
		]);
		expect(compared[1]!.findings).toEqual([]);
		const { domains } = withPublished(overview, compared);
		const row = domains.find(({ domain }) => domain === "example.test.");
		expect(row?.published).toMatchObject({ time: "2026-11-30T04:05:06.000Z", verdict: "problem" });
		expect(row?.published?.hosts.map(({ host }) => host)).toEqual(["mail.example.test.", "old.example.test."]);
	});
});

describe("what is asked once and not answered", () => {
	test("is not known, and no fault of the domain", async () => {
		const client = new DnsClient({ servers: [`127.0.0.1:${await freePort()}`], timeout: 300 });
		const [domain] = await publishedMail(["example.test."], { client, now: () => NOW });
		expect(domain).toMatchObject({ mx: "failed", exchanges: [] });
		expect(liveRemarks(domain as PublishedDomain, undefined)).toEqual([
			{
				severity: "information",
				message: expect.stringContaining("no DNS server could be reached: is there a network?"),
			},
		]);
	});
});

describe("the greeting of a mail server", () => {
	const listening = async (server: SMTPServer): Promise<number> => {
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const address = server.server.address();
		return typeof address === "object" && address !== null ? address.port : 0;
	};
	const stopped = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));

	test("a real one tells its name", async () => {
		const server = new SMTPServer({ name: "mail.example.test", disabledCommands: ["AUTH", "STARTTLS"] });
		const port = await listening(server);
		expect(await smtpGreeting("127.0.0.1", 5000, port)).toEqual({ kind: "greeted", name: "mail.example.test" });
		await stopped(server);
	});

	test("one that takes nobody says so", async () => {
		const server = new SMTPServer({
			name: "mail.example.test",
			onConnect: (_, done) => done(Object.assign(new Error("No service for you"), { responseCode: 554 })),
		});
		const port = await listening(server);
		expect(await smtpGreeting("127.0.0.1", 5000, port)).toMatchObject({
			kind: "failed",
			failure: "turned-away",
			told: expect.stringContaining("No service for you"),
		});
		await stopped(server);
	});

	test("nobody is there", async () => {
		expect(await smtpGreeting("127.0.0.1", 5000, await freePort())).toEqual({ kind: "failed", failure: "refused" });
	});

	test("another name than that of the host or its PTR is told", () => {
		const domain: PublishedDomain = {
			domain: "example.test.",
			mx: "found",
			time: NOW.toISOString(),
			exchanges: [
				{
					preference: 10,
					exchange: "mail.example.test.",
					status: "ok",
					addresses: [
						{
							address: "192.0.2.25",
							reverseName: "25.2.0.192.in-addr.arpa.",
							status: "ok",
							pointers: ["mx.example.test."],
							generic: false,
							greeting: { kind: "greeted", name: "localhost.localdomain" },
						},
					],
				},
			],
		};
		expect(liveRemarks(domain, undefined).map(({ message }) => message)).toEqual([
			expect.stringContaining("greets as localhost.localdomain, which is neither its name nor that of its PTR"),
		]);
	});
});
