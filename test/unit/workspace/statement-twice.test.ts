import { expect, test } from "vitest";
import { JudgedExample } from "../../support/literate.ts";

const STATEMENT = 'zone "example.com" { type primary; file "db.x"; };\n';
const ZONE = "$TTL 1h\n@ SOA ns1 hostmaster 1 7200 3600 1209600 3600\n  NS ns1\nns1 A 192.0.2.1\n";

test("a zone that a configuration names twice with the same file is opened once, and looked up as it is", () => {
	const judged = new JudgedExample({ files: { "named.conf": STATEMENT + STATEMENT, "db.x": ZONE }, settings: {} });
	expect([...judged.workspace.openZones()]).toHaveLength(1);
	expect(judged.workspace.tables.records.live).toBe(3);
	expect(judged.findings("soa-mname-no-address")).toEqual([]);
});
