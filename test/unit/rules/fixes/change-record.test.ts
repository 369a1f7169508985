import { describe, expect, test } from "vitest";
import { appendDot } from "../../../../server/src/rules/fixes/append-dot.ts";
import { deleteRecord, deleteRecords } from "../../../../server/src/rules/fixes/delete-record.ts";
import { insertRecord } from "../../../../server/src/rules/fixes/insert-record.ts";
import { replaceName } from "../../../../server/src/rules/fixes/replace-name.ts";
import { retargetPointer } from "../../../../server/src/rules/fixes/retarget-pointer.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 2026112400 7200 3600 1209600 3600
  IN NS ns1
`;
const NEW_HEAD = HEAD.replace("2026112400", "2026112401");
const REVERSE = HEAD.replace("example.com.", "2.0.192.in-addr.arpa.").replaceAll("ns1", "ns1.example.com.");
const NEW_REVERSE = REVERSE.replace("2026112400", "2026112401");

describe("a name in the RDATA is replaced", () => {
	test.each([
		["relative if it was", "  IN MX 10 smtp ; in\n", "mail.example.com.", "  IN MX 10 mail ; in\n"],
		["absolute if it was", "  IN MX 10 smtp.example.com.\n", "mail.example.com.", "  IN MX 10 mail.example.com.\n"],
		["absolute where it lies elsewhere", "  IN MX 10 smtp\n", "mail.example.net.", "  IN MX 10 mail.example.net.\n"],
		["by the name of the origin", "  IN MX 10 smtp\n", "example.com.", "  IN MX 10 example.com.\n"],
		[
			"below another $ORIGIN",
			"$ORIGIN north.example.com.\n@ IN MX 10 smtp\n",
			"mail.example.com.",
			"$ORIGIN north.example.com.\n@ IN MX 10 mail.example.com.\n",
		],
	])("%s", (_, before, name, after) => {
		const bench = new FixBench({ "db.example.com": HEAD + before });
		const owner = before.startsWith("$") ? "north.example.com." : "example.com.";
		expect(bench.make(replaceName(bench.record(owner, "MX"), 1, name))).toEqual({ "db.example.com": NEW_HEAD + after });
	});

	test("with a title that tells both names, unless it is given one", () => {
		const bench = new FixBench({ "db.example.com": `${HEAD}  IN MX 10 smtp\n` });
		const record = bench.record("example.com.", "MX");
		expect(replaceName(record, 1, "mail.example.com.").title).toBe("Replace smtp by mail.example.com.");
		expect(replaceName(record, 1, "mail.example.com.", "Name the host itself").title).toBe("Name the host itself");
	});

	describe("in a dynamic zone by nsupdate, which knows no origin", () => {
		const dynamic = {
			"named.conf": 'zone "example.com" { type primary; file "db.example.com"; allow-update { any; }; };',
		};

		test.each([
			["an exchange", "MX", 1, "  IN MX 10 mial\n", "example.com. 3600 MX 10 mail.example.com."],
			[
				"an alias below another $ORIGIN",
				"CNAME",
				0,
				"$ORIGIN b.example.com.\n@ CNAME a\n",
				"b.example.com. 3600 CNAME mail.example.com.",
			],
			[
				"one of several names, and a string with blanks",
				"NAPTR",
				5,
				'a 60 NAPTR 1 1 "u" "x+y" "!a b!c!" mial\n',
				'a.example.com. 60 NAPTR 1 1 "u" "x+y" "!a b!c!" mail.example.com.',
			],
		])("%s", (_, type, field, before, added) => {
			const bench = new FixBench({ ...dynamic, "db.example.com": HEAD + before });
			const owner = added.split(" ")[0]!;
			const fix = replaceName(bench.record(owner, type), field, "mail.example.com.");
			expect(bench.refusal(fix)).toContain(`\nupdate add ${added}\nsend\n`);
		});

		test("a name of the SOA, beside one that stays", () => {
			const bench = new FixBench({ ...dynamic, "db.example.com": HEAD });
			const fix = replaceName(bench.record("example.com.", "SOA"), 0, "ns2.example.com.");
			expect(bench.refusal(fix)).toContain("SOA ns2.example.com. hostmaster.example.com. ");
		});

		test("a newer serial with a name of the SOA, without which the server ignores it", () => {
			const bench = new FixBench({ ...dynamic, "db.example.com": HEAD });
			const fix = replaceName(bench.record("example.com.", "SOA"), 0, "ns2.example.com.");
			expect(bench.refusal(fix)).toContain("hostmaster.example.com. 2026112401 7200 3600 1209600 3600\nsend\n");
		});
	});

	test("not in what a $GENERATE makes", () => {
		const bench = new FixBench({ "db.example.com": `${HEAD}$GENERATE 1-3 w$ CNAME www\n` });
		expect(bench.refusal(replaceName(bench.record("w2.example.com.", "CNAME"), 0, "a.example.com."))).toContain(
			"$GENERATE",
		);
	});
});

test("the dot is appended", () => {
	const bench = new FixBench({ "db.192.0.2": `${REVERSE}25 IN PTR mail.example.com\n` });
	const fix = appendDot(bench.record("25.2.0.192.in-addr.arpa.", "PTR"), 0);
	expect(fix.title).toBe("Append the dot: mail.example.com.");
	expect(bench.make(fix)).toEqual({ "db.192.0.2": `${NEW_REVERSE}25 IN PTR mail.example.com.\n` });
});

describe("a PTR is retargeted", () => {
	const files = {
		"db.example.com": `${HEAD}mail IN A 192.0.2.25\nold IN A 192.0.2.9\n`,
		"db.192.0.2": `${REVERSE}25 IN PTR old.example.com. ; was\n9 IN PTR old.example.com.\n`,
	};

	test("to another host", () => {
		const bench = new FixBench(files);
		const fix = retargetPointer(bench.record("25.2.0.192.in-addr.arpa.", "PTR"), "mail.example.com.");
		expect(fix.title).toBe("Change PTR 25 from old.example.com. to mail.example.com.");
		expect(bench.make(fix)).toEqual({
			"db.192.0.2": `${NEW_REVERSE}25 IN PTR mail.example.com. ; was\n9 IN PTR old.example.com.\n`,
		});
	});

	test("but never one that leads back to the address", () => {
		const bench = new FixBench(files);
		const fix = retargetPointer(bench.record("9.2.0.192.in-addr.arpa.", "PTR"), "mail.example.com.");
		expect(bench.refusal(fix)).toBe(
			"old.example.com. has the address 192.0.2.9, so its PTR is right: add another PTR instead",
		);
	});

	test("in a dynamic zone by nsupdate", () => {
		const bench = new FixBench({
			...files,
			"named.conf": `zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; allow-update { any; }; };
zone "example.com" { type primary; file "db.example.com"; };`,
		});
		const fix = retargetPointer(bench.record("25.2.0.192.in-addr.arpa.", "PTR"), "mail.example.com.");
		expect(bench.refusal(fix)).toContain(
			"update delete 25.2.0.192.in-addr.arpa. PTR old.example.com.\nupdate add 25.2.0.192.in-addr.arpa. 3600 PTR mail.example.com.\nsend\n",
		);
	});
});

describe("a record is deleted", () => {
	test.each([
		[
			"with its line",
			"www IN CNAME a\nwww IN A 192.0.2.1 ; x\nftp IN A 192.0.2.2\n",
			"www IN A 192.0.2.1 ; x\nftp IN A 192.0.2.2\n",
		],
		["with all its lines", "www IN CNAME ( ; here\n  a )\nftp IN A 192.0.2.2\n", "ftp IN A 192.0.2.2\n"],
		["at the end", "ftp IN A 192.0.2.2\nwww IN CNAME a", "ftp IN A 192.0.2.2\n"],
		[
			"and its owner goes to the record that had it from it",
			"www\tIN\tCNAME\ta\n; its address\n\tIN\tA\t192.0.2.1\n\tIN\tTXT\tx\n",
			"; its address\nwww\tIN\tA\t192.0.2.1\n\tIN\tTXT\tx\n",
		],
		[
			"and its owner is absolute behind another $ORIGIN",
			"www IN CNAME a\n$ORIGIN north.example.com.\n    IN A 192.0.2.1\n",
			"$ORIGIN north.example.com.\nwww.example.com. IN A 192.0.2.1\n",
		],
		[
			"and owners stay where it had none itself",
			"www IN A 192.0.2.1\n    IN CNAME a\n    IN TXT x\n",
			"www IN A 192.0.2.1\n    IN TXT x\n",
		],
	])("%s", (_, before, after) => {
		const bench = new FixBench({ "db.example.com": HEAD + before });
		const fix = deleteRecord(bench.record("www.example.com.", "CNAME"));
		expect(bench.make(fix)).toEqual({ "db.example.com": NEW_HEAD + after });
	});

	test.each([
		["what stands behind an included file", "  IN TXT x\n", "ftp IN A 192.0.2.2\n"],
		["what an included file begins with", "", "  IN TXT x\n"],
	])("not where its owner is that of %s", (_, behind, included) => {
		const bench = new FixBench({
			"named.conf": 'zone "example.com" { type primary; file "db.example.com"; };',
			"db.example.com": `${HEAD}www IN CNAME a\n$INCLUDE more.inc\n${behind}`,
			"more.inc": included,
		});
		expect(bench.refusal(deleteRecord(bench.record("www.example.com.", "CNAME")))).toContain("$INCLUDE");
	});

	test("not where the following records have its TTL", () => {
		const text =
			"@ 60 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nwww 300 IN CNAME a\nftp IN A 192.0.2.2\n";
		const bench = new FixBench({ "db.example.com": text });
		expect(bench.refusal(deleteRecord(bench.record("www.example.com.", "CNAME")))).toContain("$TTL");
	});
});

describe("a record is inserted", () => {
	test.each([
		["MX", "example.com.", "10 mail", "ns1 IN A 192.0.2.2\n", "  IN MX 10 mail\nns1 IN A 192.0.2.2\n"],
		[
			"TXT",
			"_dmarc.example.com.",
			'"v=DMARC1; p=none"',
			"ns1 IN A 192.0.2.2\n",
			'ns1 IN A 192.0.2.2\n_dmarc IN TXT "v=DMARC1; p=none"\n',
		],
	])("%s at %s", (type, owner, rdata, before, after) => {
		const bench = new FixBench({ "db.example.com": HEAD + before });
		const fix = insertRecord(bench.context, bench.zone("example.com."), owner, type, rdata, "Add it");
		expect(fix.title).toBe("Add it");
		expect(bench.make(fix)).toEqual({ "db.example.com": NEW_HEAD + after });
	});
});

describe("several records are deleted at once", () => {
	test.each([
		[
			"and one behind them keeps its owner",
			"mail IN MX 10 a.example.net.\n     IN MX 20 b.example.net.\n; why\n     IN A  192.0.2.25\n",
			"; why\nmail IN A  192.0.2.25\n",
		],
		[
			"each with an owner of its own",
			"mail IN MX 10 a.example.net.\nmail IN MX 20 b.example.net.\n     IN A  192.0.2.25\n",
			"mail IN A  192.0.2.25\n",
		],
		[
			"with another one between them",
			"mail IN MX 10 a.example.net.\n     IN A  192.0.2.25\n     IN MX 20 b.example.net.\nwww  IN A  192.0.2.80\n",
			"mail IN A  192.0.2.25\nwww  IN A  192.0.2.80\n",
		],
	])("%s", (_, before, after) => {
		const bench = new FixBench({ "db.example.com": HEAD + before });
		const exchanges = bench.record("mail.example.com.", "MX").recordsOfOwner(15);
		expect(bench.make(deleteRecords(exchanges, "Delete both"))).toEqual({ "db.example.com": NEW_HEAD + after });
	});
});

test("a record that is written as octets is not changed field by field", () => {
	const bench = new FixBench({ "db.example.com": `${HEAD}  IN MX \\# 3 000a00\n` });
	expect(bench.refusal(replaceName(bench.record("example.com.", "MX"), 1, "a.example.com."))).toContain("as octets");
});
