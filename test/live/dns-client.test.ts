import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FAILURE_WORDS } from "../../server/src/live/answer.ts";
import { DnsClient } from "../../server/src/live/dns-client.ts";
import { BadServer, freePort, HAS_NAMED, NameServer } from "./name-server.ts";

const SOA = "$TTL 300\n@ SOA ns1.example.test. h.example.test. 1 7200 3600 1209600 300\n@ NS ns1.example.test.\n";

describe.skipIf(!HAS_NAMED)("a real name server", () => {
	let server: NameServer;
	let client: DnsClient;

	beforeAll(async () => {
		server = await NameServer.start({
			"example.test": `${SOA}ns1 A 192.0.2.53\n@ MX 20 backup\n@ MX 10 Mail\nmail A 192.0.2.25\nmail AAAA 2001:db8::25\nalias CNAME mail\nnull MX 0 .\nlong MX 10 ${"a".repeat(60)}\n`,
			"2.0.192.in-addr.arpa": `${SOA}25 PTR mail.example.test.\n26 CNAME 26.0/27\n26.0/27 PTR relay.example.test.\n`,
			"8.b.d.0.1.0.0.2.ip6.arpa": `${SOA}5.2${".0".repeat(22)} PTR mail.example.test.\n`,
			// BIND answers SERVFAIL for a zone that it cannot load.
			"broken.test": "this is no zone\n",
		});
		client = new DnsClient({ servers: [server.address], timeout: 2000 });
	});
	afterAll(() => server?.stop());

	test("MX records come in the order in which they are tried, absolute and in lower case", async () => {
		expect(await client.mx("example.test.")).toEqual({
			kind: "found",
			values: [
				{ preference: 10, exchange: "mail.example.test." },
				{ preference: 20, exchange: "backup.example.test." },
			],
		});
		expect(await client.mx("null.example.test.")).toEqual({
			kind: "found",
			values: [{ preference: 0, exchange: "." }],
		});
	});

	test("addresses, aliases and PTRs", async () => {
		expect(await client.ipv4("alias.example.test.")).toEqual({ kind: "found", values: ["192.0.2.25"] });
		expect(await client.ipv6("mail.example.test.")).toEqual({ kind: "found", values: ["2001:db8::25"] });
		expect(await client.alias("alias.example.test.")).toEqual({ kind: "found", values: ["mail.example.test."] });
		expect(await client.pointers("192.0.2.25")).toEqual({ kind: "found", values: ["mail.example.test."] });
		expect(await client.pointers("192.0.2.26")).toEqual({ kind: "found", values: ["relay.example.test."] });
		expect(await client.pointers("2001:db8::25")).toEqual({ kind: "found", values: ["mail.example.test."] });
	});

	test("that there is no name, no record, no server and no answer are four things", async () => {
		expect(await client.mx("nowhere.example.test.")).toEqual({ kind: "no-name" });
		expect(await client.mx("mail.example.test.")).toEqual({ kind: "no-data" });
		expect(await client.mx("elsewhere.test.")).toEqual({ kind: "failed", failure: "refused" });
		expect(await client.mx("broken.test.")).toEqual({ kind: "failed", failure: "server-failure" });
		expect(await client.pointers("192.0.2.99")).toEqual({ kind: "no-name" });
	});

	test("who asks again is answered without a look-up", async () => {
		const answer = client.ipv4("mail.example.test.");
		expect(client.ipv4("mail.example.test.")).toBe(answer);
		await answer;
	});
});

describe("servers that do not answer", () => {
	const failureOf = async (address: string, timeout = 2000) => {
		const client = new DnsClient({ servers: [address], timeout });
		return client.mx("example.test.");
	};

	test("nobody is there", async () => {
		expect(await failureOf(`127.0.0.1:${await freePort()}`)).toEqual({ kind: "failed", failure: "unreachable" });
	});

	test("one says nothing", async () => {
		const silent = await BadServer.start(() => undefined);
		expect(await failureOf(silent.address, 100)).toEqual({ kind: "failed", failure: "timeout" });
		silent.stop();
	});

	test("one has more to say than fits, and no TCP", async () => {
		const truncating = await BadServer.start((question) => {
			question[2] = 0x86;
			return question;
		});
		expect(await failureOf(truncating.address)).toEqual({ kind: "failed", failure: "truncated" });
		truncating.stop();
	});

	test("one talks nonsense", async () => {
		const nonsense = await BadServer.start((question) => {
			question[2] = 0x84;
			// As if ten answers came.
			question[7] = 10;
			return question;
		});
		expect(await failureOf(nonsense.address, 500)).toEqual({ kind: "failed", failure: "bad-answer" });
		nonsense.stop();
	});

	test("a look-up that is given up", async () => {
		const silent = await BadServer.start(() => undefined);
		const client = new DnsClient({ servers: [silent.address], timeout: 5000 });
		const answer = client.mx("example.test.");
		client.cancel();
		expect(await answer).toEqual({ kind: "failed", failure: "cancelled" });
		silent.stop();
	});

	test("each has its own words", () => {
		const words = Object.values(FAILURE_WORDS);
		expect(new Set(words).size).toBe(words.length);
	});
});
