import { describe, expect, test } from "vitest";
import { moveRecord, renameOwner } from "../../../../server/src/rules/fixes/replace-owner.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@   IN SOA ns1.example.com. hostmaster.example.com. 2026112400 7200 3600 1209600 3600
    IN NS  ns1.example.com.
`;
const NEW_HEAD = HEAD.replace("2026112400", "2026112401");
const ZONE = "2.0.192.in-addr.arpa.";

const DYNAMIC = {
	"named.conf": 'zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; allow-update { any; }; };',
};

function renamed(before: string, from: string, to: string, type = "PTR"): string {
	const bench = new FixBench({ "db.192.0.2": HEAD + before });
	return bench.make(renameOwner(bench.record(`${from}.${ZONE}`, type), `${to}.${ZONE}`, "Rename"))["db.192.0.2"]!;
}

describe("an owner is renamed", () => {
	test.each([
		["relative if it was", "025 IN PTR a.example.com.\n", "25  IN PTR a.example.com.\n"],
		["absolute if it was", `025.${ZONE} IN PTR a.example.com.\n`, `25.${ZONE} IN PTR a.example.com.\n`],
		["in tabs", "025\tIN\tPTR\ta.example.com.\n", "25\tIN\tPTR\ta.example.com.\n"],
		["with Windows line ends", "025 IN PTR a.example.com.\r\n", "25  IN PTR a.example.com.\r\n"],
		["in front of a group", "025 ( IN PTR\n  a.example.com. ) ; x\n", "25 ( IN PTR\n  a.example.com. ) ; x\n"],
		[
			"with the records that have it from the same place",
			'025 IN PTR a.example.com. ; first\n; more\n    IN TXT "x"\n26  IN PTR b.example.com.\n',
			'25  IN PTR a.example.com. ; first\n; more\n    IN TXT "x"\n26  IN PTR b.example.com.\n',
		],
		[
			"where the record has it from another",
			'025 IN TXT "x"\n    IN PTR a.example.com.\n',
			'25  IN TXT "x"\n    IN PTR a.example.com.\n',
		],
		[
			"below another $ORIGIN",
			"$ORIGIN 0.192.in-addr.arpa.\n025.2 IN PTR a.example.com.\n",
			"$ORIGIN 0.192.in-addr.arpa.\n25.2 IN PTR a.example.com.\n",
		],
		[
			"absolute where the $ORIGIN lies elsewhere",
			"$ORIGIN 025.2.0.192.in-addr.arpa.\n@ IN PTR a.example.com.\n",
			"$ORIGIN 025.2.0.192.in-addr.arpa.\n25.2.0.192.in-addr.arpa. IN PTR a.example.com.\n",
		],
	])("%s", (_, before, after) => {
		expect(renamed(before, "025", "25")).toBe(NEW_HEAD + after);
	});

	test("in an included file, with the serial in the other", () => {
		const bench = new FixBench({
			"named.conf": 'zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };',
			"db.192.0.2": `${HEAD}$INCLUDE more.inc\n`,
			"more.inc": "025 PTR a.example.com.\n",
		});
		expect(bench.make(renameOwner(bench.record(`025.${ZONE}`, "PTR"), `25.${ZONE}`, "Rename"))).toEqual({
			"db.192.0.2": `${NEW_HEAD}$INCLUDE more.inc\n`,
			"more.inc": "25 PTR a.example.com.\n",
		});
	});

	test.each([
		["a CNAME", "25 IN CNAME 25.0/26\n", "has a CNAME already"],
		["another PTR", "25 IN PTR b.example.com.\n", "has a PTR to b.example.com. already"],
		["a delegation", "25 IN NS ns.example.net.\n", "is delegated away"],
	])("not where %s is", (_, other, reason) => {
		const bench = new FixBench({ "db.192.0.2": `${HEAD}025 IN PTR a.example.com.\n${other}` });
		const fix = renameOwner(bench.record(`025.${ZONE}`, "PTR"), `25.${ZONE}`, "Rename");
		expect(bench.refusal(fix)).toContain(reason);
	});

	test("not where the owner is written in another file", () => {
		const bench = new FixBench({
			"named.conf": 'zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };',
			"db.192.0.2": `${HEAD}025 IN TXT "x"\n$INCLUDE more.inc\n`,
			"more.inc": "    PTR a.example.com.\n",
		});
		const fix = renameOwner(bench.record(`025.${ZONE}`, "PTR"), `25.${ZONE}`, "Rename");
		expect(bench.refusal(fix)).toContain("is not written in this file");
	});

	test("in a dynamic zone by nsupdate", () => {
		const bench = new FixBench({
			...DYNAMIC,
			"db.192.0.2": `${HEAD}025 IN PTR a.example.com.\n`,
		});
		const fix = renameOwner(bench.record(`025.${ZONE}`, "PTR"), `25.${ZONE}`, "Rename");
		expect(bench.refusal(fix)).toContain(
			`update delete 025.${ZONE} PTR a.example.com.\nupdate add 25.${ZONE} 3600 PTR a.example.com.\n`,
		);
	});

	test("in a dynamic zone with all records that have it from the same place", () => {
		const bench = new FixBench({
			...DYNAMIC,
			"db.192.0.2": `${HEAD}025 IN TXT "x"\n    300 IN PTR a.example.com.\n025 IN TXT "y"\n`,
		});
		const fix = renameOwner(bench.record(`025.${ZONE}`, "PTR"), `25.${ZONE}`, "Rename");
		const lines = [
			`update delete 025.${ZONE} TXT "x"`,
			`update add 25.${ZONE} 3600 TXT "x"`,
			`update delete 025.${ZONE} PTR a.example.com.`,
			`update add 25.${ZONE} 300 PTR a.example.com.`,
		];
		expect(bench.refusal(fix)).toContain(`zone ${ZONE}\n${lines.join("\n")}\nsend\n`);
	});
});

describe("a record alone gets another owner", () => {
	test.each([
		[
			"and those that had it from it keep the old one",
			"mail IN PTR a.example.com.\n     IN PTR b.example.com.\n",
			"25  IN PTR a.example.com.\nmail IN PTR b.example.com.\n",
		],
		[
			"and those before and behind keep theirs",
			'mail IN TXT "x"\n     IN PTR a.example.com.\n     IN PTR b.example.com.\n',
			'mail IN TXT "x"\n25   IN PTR a.example.com.\nmail IN PTR b.example.com.\n',
		],
	])("%s", (_, before, after) => {
		const bench = new FixBench({ "db.192.0.2": HEAD + before });
		const fix = moveRecord(bench.record(`mail.${ZONE}`, "PTR"), `25.${ZONE}`, "Move");
		expect(bench.make(fix)).toEqual({ "db.192.0.2": NEW_HEAD + after });
	});

	test("in a dynamic zone by nsupdate", () => {
		const bench = new FixBench({
			...DYNAMIC,
			"db.192.0.2": `${HEAD}mail IN PTR a.example.com.\n     IN PTR b.example.com.\n`,
		});
		const fix = moveRecord(bench.record(`mail.${ZONE}`, "PTR"), `25.${ZONE}`, "Move");
		expect(bench.refusal(fix)).toContain(
			`\nupdate delete mail.${ZONE} PTR a.example.com.\nupdate add 25.${ZONE} 3600 PTR a.example.com.\nsend\n`,
		);
	});
});
