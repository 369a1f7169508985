import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, HAS_NAMED, NameServer } from "../live/name-server.ts";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const HEAD = "$TTL 300\n@ SOA ns1.example.test. h.example.test. 1 7200 3600 1209600 300\n@ NS ns1.example.test.\n";

describe.skipIf(!HAS_NAMED)("zonetrio live", () => {
	let server: NameServer;
	beforeAll(async () => {
		server = await NameServer.start({
			"example.test": `${HEAD}ns1 A 192.0.2.53\n@ MX 10 mail\nmail A 192.0.2.25\ngood MX 10 good\ngood A 192.0.2.26\n`,
			"2.0.192.in-addr.arpa": `${HEAD}26 PTR good.example.test.\n`,
		});
	});
	afterAll(() => server?.stop());
	const live = (...given: string[]) => command.runAside(["live", "--server", server.address, ...given]);

	test("shows what is published, what is wrong with it, and what the words mean", async () => {
		const { status, stdout } = await live("example.test", "good.example.test");
		expect(status).toBe(1);
		expect(stdout).toMatch(/^example\.test\.\n {3}10 mail\.example\.test\.\n {8}192\.0\.2\.25 +missing\n/);
		expect(stdout).toMatch(/192\.0\.2\.26 +ok +good\.example\.test\.\n/);
		expect(stdout).toMatch(
			/\nexample\.test\.\n {2}warning +192\.0\.2\.25 of mail\.example\.test\. has no PTR in the DNS/,
		);
	});

	test("is content with what is right", async () => {
		const { status, stdout } = await live("good.example.test");
		expect(status).toBe(0);
		expect(stdout).not.toContain("warning");
	});

	test("compares with files, in JSON with the places of their records", async () => {
		const folder = command.folder({
			"example.test.zone": `${HEAD}ns1 A 192.0.2.53\n@ MX 10 other\nother A 192.0.2.25\n`,
		});
		const { status, stdout } = await live("--format", "json", "--files", folder);
		expect(status).toBe(1);
		const { version, servers, domains } = JSON.parse(stdout);
		expect([version, servers]).toEqual([1, [server.address]]);
		expect(domains[0]).toMatchObject({ domain: "example.test.", mx: "found" });
		expect(domains[0].findings[0]).toMatchObject({
			severity: "information",
			exchange: "other.example.test.",
			line: 5,
			column: 6,
			file: expect.stringMatching(/example\.test\.zone$/),
		});
	});

	test("draws both as one page", async () => {
		const { status, stdout } = await live("--format", "html", "example.test");
		expect(status).toBe(1);
		expect(stdout).toContain("In the DNS, looked up");
	});
});

describe("wrong usage", () => {
	test.each([
		[[], "name a domain to look up"],
		[["--server", "ns1.example", "a.test"], "ns1.example is no address"],
		[["a..b"], "a..b is no name of a domain"],
		[["--timeout", "0", "a.test"], "It is a number of seconds up to 60"],
	])("%j", (given, told) => {
		const { status, stderr } = command.run(["live", ...given]);
		expect(status).toBe(2);
		expect(stderr).toContain(told);
	});

	test("that nobody answers is a failure, not a finding", async () => {
		const address = `127.0.0.1:${await freePort()}`;
		const { status, stdout } = command.run(["live", "--server", address, "--timeout", "0.5", "example.test"]);
		expect(status).toBe(3);
		expect(stdout).toContain("no DNS server could be reached: is there a network?");
	});
});
