import { describe, expect, test } from "vitest";
import { isRefusal, toldRefusal } from "../../../../server/src/rules/fix.ts";
import { askForAddress } from "../../../../server/src/rules/fixes/add-address.ts";
import type { Files } from "../../../support/memory-workspace.ts";
import { FixBench } from "./fix-bench.ts";

const SOA = "SOA ns1.example.net. hostmaster.example.net. 2026112400 7200 3600 1209600 3600";
const NEW_SOA = SOA.replace("2026112400", "2026112401");
const FORWARD = `$ORIGIN example.com.\r\n$TTL 3600\r\n@\tIN\t${SOA}\r\n\tIN\tNS\tns1.example.net.\r\n\tIN\tMX\t10 mail\r\nwww\tIN\tA\t192.0.2.80\r\n`;
const NEW_FORWARD = FORWARD.replace(SOA, NEW_SOA);

/** What becomes of the files when the address of the mail host is answered. */
function answered(files: Files, address: string, host = "mail.example.com."): Record<string, string> | string {
	const bench = new FixBench(files);
	const fix = askForAddress(bench.record("example.com.", "MX"), host, "address");
	if (!fix) return "not asked";
	expect(fix.question).toEqual({ prompt: `Address of ${host}`, example: "192.0.2.25", kind: "address" });
	const edits = fix.edits(address);
	return isRefusal(edits) ? toldRefusal(edits) : bench.make({ ...fix, edits: () => edits });
}

describe("a host gets the address that is asked for", () => {
	test("of IPv4, in the style of the file", () => {
		expect(answered({ "db.example.com": FORWARD }, "192.0.2.25")).toEqual({
			"db.example.com": NEW_FORWARD.replace("www", "mail\tIN\tA\t192.0.2.25\r\nwww"),
		});
	});

	test("of IPv6, with the PTR in a loaded reverse zone", () => {
		const reverse = `$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.\n$TTL 3600\n@ ${SOA}\n@ NS ns1.example.net.`;
		const owner = "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0";
		expect(answered({ "db.example.com": FORWARD, "db.2001-db8": reverse }, "2001:db8::25")).toEqual({
			"db.example.com": NEW_FORWARD.replace("www", "mail\tIN\tAAAA\t2001:db8::25\r\nwww"),
			"db.2001-db8": `${reverse.replace(SOA, NEW_SOA)}\n${owner} PTR mail.example.com.`,
		});
	});

	test("without a PTR where one is, and where a classless zone has it", () => {
		const head = `$TTL 3600\n@ ${SOA}\n@ NS ns1.example.net.\n`;
		const there = { "db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.\n${head}25 PTR other.example.net.\n` };
		const classless = {
			"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.\n${head}25 CNAME 25.0/26\n`,
			"db.192.0.2.0-26": `$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${head}25 PTR mail.example.com.\n`,
		};
		for (const reverse of [there, classless]) {
			const changed = answered({ "db.example.com": FORWARD, ...reverse }, "192.0.2.25");
			expect(Object.keys(changed)).toEqual(["db.example.com"]);
		}
	});

	test("all or nothing, where the reverse zone must not be written", () => {
		const reverse = `; automatically generated\n$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 60\n@ ${SOA}\n@ NS ns1.example.net.\n`;
		const files = { "db.example.com": FORWARD, "db.192.0.2": reverse };
		expect(answered(files, "192.0.2.25")).toContain("db.192.0.2 is written by a program");
	});

	test("in home.arpa. too, which is no part of the reverse tree (RFC 8375)", () => {
		const home = `$ORIGIN home.arpa.\n$TTL 3600\n@ ${SOA}\n@ NS ns1.example.net.\n@ MX 10 mail\n`;
		const bench = new FixBench({ "db.home.arpa": home });
		const fix = askForAddress(bench.record("home.arpa.", "MX"), "mail.home.arpa.", "address");
		expect(fix?.question?.prompt).toBe("Address of mail.home.arpa.");
	});

	test.each([
		["for an alias", { "db.example.com": `${FORWARD}mail\tCNAME\twww\r\n` }, "mail.example.com."],
		["for a host outside", { "db.example.com": FORWARD }, "mail.example.net."],
	])("not %s", (_, files, host) => {
		expect(answered(files, "192.0.2.25", host)).toBe("not asked");
	});

	test("not if it is none", () => {
		expect(answered({ "db.example.com": FORWARD }, "mail")).toBe("mail is no address");
	});
});
