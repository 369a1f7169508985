import { describe, expect, test } from "vitest";
import { deleteRecords } from "../../../../server/src/rules/fixes/delete-record.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600
  IN NS ns1.example.com.
`;
const NEW_HEAD = HEAD.replace("example.com. 1 ", "example.com. 2 ");

/** The zone after the PTRs of 192.0.2.25 to some hosts of example.com are deleted. */
function without(hosts: readonly string[], records: string): string {
	const bench = new FixBench({ "db.192.0.2": HEAD + records });
	const first = bench.record("25.2.0.192.in-addr.arpa.", "PTR");
	const gone = first.recordsOfOwner(first.type).filter(({ target }) => hosts.includes(target.split(".")[0]!));
	expect(gone).toHaveLength(hosts.length);
	return bench.make(deleteRecords(gone, "Delete them"))["db.192.0.2"]!;
}

const GROUP = `25 IN PTR a.example.com.
   IN PTR b.example.com. ; in between
; a comment of its own
   IN PTR c.example.com.
26 IN PTR d.example.com.
`;

describe("several records are deleted in one go", () => {
	test("and the one that stays gets the owner of the first", () => {
		expect(without(["a", "b"], GROUP)).toBe(
			`${NEW_HEAD}; a comment of its own\n25 IN PTR c.example.com.\n26 IN PTR d.example.com.\n`,
		);
	});

	test("around one that stays", () => {
		expect(without(["a", "c"], GROUP)).toBe(
			`${NEW_HEAD}25 IN PTR b.example.com. ; in between\n; a comment of its own\n26 IN PTR d.example.com.\n`,
		);
	});

	test("behind one that stays", () => {
		expect(without(["b", "c"], GROUP)).toBe(
			`${NEW_HEAD}25 IN PTR a.example.com.\n; a comment of its own\n26 IN PTR d.example.com.\n`,
		);
	});

	test("all of an owner", () => {
		expect(without(["a", "b", "c"], GROUP)).toBe(`${NEW_HEAD}; a comment of its own\n26 IN PTR d.example.com.\n`);
	});

	test("with owners of their own and in groups over several lines", () => {
		const records = "25 IN PTR (\n  a.example.com. )\n25 IN PTR b.example.com.\n   IN PTR c.example.com.\n";
		expect(without(["a", "b"], records)).toBe(`${NEW_HEAD}25 IN PTR c.example.com.\n`);
	});

	test("in a file from Windows", () => {
		const text = `${HEAD}${GROUP}`.replaceAll("\n", "\r\n");
		const bench = new FixBench({ "db.192.0.2": text });
		const first = bench.record("25.2.0.192.in-addr.arpa.", "PTR");
		const [a, b] = first.recordsOfOwner(first.type);
		expect(bench.make(deleteRecords([a!, b!], "Delete them"))).toEqual({
			"db.192.0.2":
				`${NEW_HEAD}; a comment of its own\n25 IN PTR c.example.com.\n26 IN PTR d.example.com.\n`.replaceAll(
					"\n",
					"\r\n",
				),
		});
	});

	test("of two zones, whose serials are both raised", () => {
		const forward = HEAD.replace("2.0.192.in-addr.arpa.", "example.com.");
		const bench = new FixBench({
			"db.192.0.2": `${HEAD}25 IN PTR old.example.com.\n`,
			"db.example.com": `${forward}old IN A 192.0.2.25\n`,
		});
		const records = [bench.record("25.2.0.192.in-addr.arpa.", "PTR"), bench.record("old.example.com.", "A")];
		expect(bench.make(deleteRecords(records, "Delete them"))).toEqual({
			"db.192.0.2": NEW_HEAD,
			"db.example.com": forward.replace("example.com. 1 ", "example.com. 2 "),
		});
	});

	test("but not one whose TTL a record that stays has from it", () => {
		const head = HEAD.replace("$TTL 3600\n", "").replace("@ IN", "@ 3600 IN");
		const bench = new FixBench({
			"db.192.0.2": `${head}25 60 IN PTR a.example.com.\n   IN PTR b.example.com.\n26 IN PTR c.example.com.\n`,
		});
		const first = bench.record("25.2.0.192.in-addr.arpa.", "PTR");
		expect(bench.refusal(deleteRecords(first.recordsOfOwner(first.type), "Delete them"))).toContain("$TTL");
	});

	test("but not one from which the next has its TTL, even if a $TTL follows later", () => {
		const soa = "$ORIGIN example.com.\n@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n  IN NS ns1\n";
		const bench = new FixBench({
			"db.example.com": `${soa}mail 600 IN A 192.0.2.25\nwww IN A 192.0.2.80\n$TTL 3600\n`,
		});
		expect(bench.refusal(deleteRecords([bench.record("mail.example.com.", "A")], "Delete it"))).toContain("$TTL");
	});
});
