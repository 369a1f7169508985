import { describe, expect, test } from "vitest";
import { raiseTtl } from "../../../../server/src/rules/fixes/raise-ttl.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 120
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1
`;
const NEW_HEAD = HEAD.replace("hostmaster 1", "hostmaster 2");

describe("the TTL of a mail host is raised", () => {
	test.each([
		["where it is written", "mail 60 IN A 192.0.2.25\n", "mail 3600 IN A 192.0.2.25\n"],
		["behind the class", "mail IN 60 A 192.0.2.25\n", "mail IN 3600 A 192.0.2.25\n"],
		["in units", "mail 5m IN A 192.0.2.25\n", "mail 1h IN A 192.0.2.25\n"],
		["in units in upper case", "mail IN 4M30S A 192.0.2.25\n", "mail IN 1H A 192.0.2.25\n"],
		["on the record where $TTL gives it", "mail IN A 192.0.2.25\n", "mail 3600 IN A 192.0.2.25\n"],
		["without class", "mail\tA\t192.0.2.25\n", "mail\t3600\tA\t192.0.2.25\n"],
		[
			"of all records of the set",
			"mail 60 IN A 192.0.2.25\n  IN A 192.0.2.26\nmail 300 AAAA 2001:db8::25\n",
			"mail 3600 IN A 192.0.2.25\n  3600 IN A 192.0.2.26\nmail 300 AAAA 2001:db8::25\n",
		],
		[
			"to that of the set where it is higher",
			"mail 60 IN A 192.0.2.25\nmail 7200 IN A 192.0.2.26\n",
			"mail 7200 IN A 192.0.2.25\nmail 7200 IN A 192.0.2.26\n",
		],
		["in parentheses", "mail ( 60 ; short\n IN A 192.0.2.25 )\n", "mail ( 3600 ; short\n IN A 192.0.2.25 )\n"],
		["before parentheses", "mail ( ; no TTL\n IN A 192.0.2.25 )\n", "mail 3600 ( ; no TTL\n IN A 192.0.2.25 )\n"],
		["in a file from Windows", "mail 60 IN A 192.0.2.25\r\n", "mail 3600 IN A 192.0.2.25\r\n"],
	])("%s", (_, before, after) => {
		const bench = new FixBench({ "db.example.com": HEAD + before });
		expect(bench.make(raiseTtl(bench.record("mail.example.com.", "A")))).toEqual({
			"db.example.com": NEW_HEAD + after,
		});
	});

	test("and a record that had its TTL from it keeps what it had", () => {
		const head = "$ORIGIN example.com.\n@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n  IN NS ns1\n";
		const bench = new FixBench({
			"db.example.com": `${head}mail 60 IN A 192.0.2.25\n  IN A 192.0.2.26\nwww IN A 192.0.2.80\nftp IN A 192.0.2.81\n`,
		});
		const before = ["www", "ftp"].map((host) => bench.record(`${host}.example.com.`, "A").ttl);
		expect(before).toEqual([60, 60]);
		expect(bench.make(raiseTtl(bench.record("mail.example.com.", "A")))).toEqual({
			"db.example.com": `${head.replace("hostmaster 1", "hostmaster 2")}mail 3600 IN A 192.0.2.25\n  3600 IN A 192.0.2.26\nwww 60 IN A 192.0.2.80\nftp IN A 192.0.2.81\n`,
		});
		expect(["www", "ftp"].map((host) => bench.record(`${host}.example.com.`, "A").ttl)).toEqual(before);
	});

	describe("whatever the $TTL says that comes behind", () => {
		const head = "$ORIGIN example.com.\n@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n  IN NS ns1\n";
		const newHead = head.replace("hostmaster 1", "hostmaster 2");
		const raised = (files: Record<string, string>) => {
			const bench = new FixBench(files);
			return bench.make(raiseTtl(bench.record("mail.example.com.", "A")));
		};

		test("the record between keeps what it had", () => {
			const rest = "$TTL 3600\nftp IN A 192.0.2.81\n";
			expect(raised({ "db.example.com": `${head}mail 60 IN A 192.0.2.25\nwww IN A 192.0.2.80\n${rest}` })).toEqual({
				"db.example.com": `${newHead}mail 3600 IN A 192.0.2.25\nwww 60 IN A 192.0.2.80\n${rest}`,
			});
		});

		test.each([
			["behind it", "$TTL 3600\nwww IN A 192.0.2.80\n"],
			["many lines below", `${"; more\n".repeat(600)}$TTL 3600\nwww IN A 192.0.2.80\n`],
		])("a record %s is left alone", (_, rest) => {
			expect(raised({ "db.example.com": `${head}mail 60 IN A 192.0.2.25\n${rest}` })).toEqual({
				"db.example.com": `${newHead}mail 3600 IN A 192.0.2.25\n${rest}`,
			});
		});

		test("a record of an included file keeps what it had", () => {
			const files = {
				"db.example.com": `${head}mail 60 IN A 192.0.2.25\n$INCLUDE hosts\nftp IN A 192.0.2.81\n`,
				hosts: "www IN A 192.0.2.80\n$TTL 3600\n",
			};
			expect(raised(files)).toEqual({
				"db.example.com": `${newHead}mail 3600 IN A 192.0.2.25\n$INCLUDE hosts\nftp IN A 192.0.2.81\n`,
				hosts: "www 60 IN A 192.0.2.80\n$TTL 3600\n",
			});
		});

		test("the minimum of an SOA without TTL is a default too", () => {
			const soa = head.replace("@ 3600", "@");
			expect(raised({ "db.example.com": `${soa}mail 60 IN A 192.0.2.25\nwww IN A 192.0.2.80\n$TTL 900\n` })).toEqual({
				"db.example.com": `${newHead.replace("@ 3600", "@")}mail 3600 IN A 192.0.2.25\nwww IN A 192.0.2.80\n$TTL 900\n`,
			});
		});
	});

	test("with a title that says what is raised", () => {
		const bench = new FixBench({ "db.example.com": `${HEAD}mail 60 IN A 192.0.2.25\n` });
		expect(raiseTtl(bench.record("mail.example.com.", "A"))).toMatchObject({
			title: "Raise the TTL of A mail.example.com. to 3600",
			preferred: true,
			safe: false,
		});
	});

	test("not where a $GENERATE makes one of the set", () => {
		const bench = new FixBench({
			"db.example.com": `${HEAD}mail IN A 192.0.2.25\n$GENERATE 26-27 mail IN A 192.0.2.$\n`,
		});
		expect(bench.refusal(raiseTtl(bench.record("mail.example.com.", "A")))).toContain("$GENERATE");
	});
});
