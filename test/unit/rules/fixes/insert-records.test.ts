import { expect, test } from "vitest";
import { insertRecords } from "../../../../server/src/rules/fixes/insert-records.ts";
import { TYPE_CNAME, TYPE_NS } from "../../../../server/src/workspace/lookup.ts";
import { FixBench } from "./fix-bench.ts";

const HEAD = `$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 2026112400 7200 3600 1209600 3600
  IN NS ns1.example.com.
`;
const NEW_HEAD = HEAD.replace("2026112400", "2026112401");

/** CNAMEs for 6 and 5, and two servers for their block. */
function inserted(before: string): string {
	const bench = new FixBench({ "db.192.0.2": HEAD + before });
	const { workspace } = bench.context;
	const name = (label: string) => workspace.name(`${label}.2.0.192.in-addr.arpa.`);
	const records = [
		...["6", "5"].map((label) => ({
			owner: name(label),
			type: TYPE_CNAME,
			rdata: { name: name(`${label}.0/26`) },
		})),
		...["b.example.net.", "a.example.net."].map((rdata) => ({ owner: name("0/26"), type: TYPE_NS, rdata })),
	];
	const fix = insertRecords(bench.context, bench.zone("2.0.192.in-addr.arpa."), { records }, "Add them");
	const text = bench.make(fix)["db.192.0.2"]!;
	expect(text.startsWith(NEW_HEAD)).toBe(true);
	return text.slice(NEW_HEAD.length);
}

test.each([
	[
		"upwards",
		"1 IN CNAME 1.0/26\n9 IN CNAME 9.0/26\n",
		"0/26 IN NS b.example.net.\n0/26 IN NS a.example.net.\n1 IN CNAME 1.0/26\n5 IN CNAME 5.0/26\n6 IN CNAME 6.0/26\n9 IN CNAME 9.0/26\n",
	],
	[
		"downwards",
		"9 IN CNAME 9.0/26\n3 IN CNAME 3.0/26\n2 IN CNAME 2.0/26\n1 IN CNAME 1.0/26\n",
		"9 IN CNAME 9.0/26\n6 IN CNAME 6.0/26\n5 IN CNAME 5.0/26\n3 IN CNAME 3.0/26\n2 IN CNAME 2.0/26\n1 IN CNAME 1.0/26\n",
	],
])("several records come to stand in the order of a list that runs %s", (order, before, after) => {
	const text = inserted(before);
	if (order === "upwards") expect(text).toBe(after);
	else expect(text.replace(/^0\/26.*\n/gm, "")).toBe(after);
});
