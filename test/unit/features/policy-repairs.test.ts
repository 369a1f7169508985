import { expect, test } from "vitest";
import { repairMany } from "../../../server/src/features/repair-many.ts";
import { isFix } from "../../../server/src/rules/fix.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";

const POLICY = "version: STSv1\r\nmode: enforce\r\nmx: a.example.com\r\nmax_age: 604800\r\n";
const FILE = "www/.well-known/mta-sts.txt";

function zone(id: string): string {
	return `$ORIGIN example.com.\n$TTL 3600\n@ SOA a hostmaster 1 86400 7200 3600000 3600\n NS a\n MX 1 a\n MX 2 b\n MX 3 c\na A 192.0.2.1\nb A 192.0.2.2\nc A 192.0.2.3\n_mta-sts TXT "v=STSv1; ${id}"\n`;
}

test("all mail servers that a policy lacks are added in one go, and its id changes", () => {
	const judged = new JudgedExample({ files: { "db.example.com": zone("id=1;"), [FILE]: POLICY }, settings: {} });
	const many = {
		paths: () => ["/w/db.example.com"],
		rule: "mta-sts-policy-mx",
		fixes: "offered",
		newFiles: true,
	} as const;
	const made = atOnce(repairMany(judged.service, many, () => true))!;
	expect(made).toMatchObject({ made: [{}, {}], left: [] });
	judged.apply(made.edits);
	expect(judged.findings("mta-sts-policy-mx")).toEqual([]);
	expect(judged.texts()[FILE]).toBe(
		"version: STSv1\r\nmode: enforce\r\nmx: a.example.com\r\nmx: b.example.com\r\nmx: c.example.com\r\nmax_age: 604800\r\n",
	);
	expect(judged.texts()["db.example.com"]).toMatch(/hostmaster 2 [\s\S]*id=20261124/);
});

test.each([
	["id=1;", { [`mta-sts.example.com/.well-known/mta-sts.txt`]: "version: STSv1\nmode: testing" }, undefined],
	["", { [FILE]: POLICY }, "_mta-sts.example.com. has no id that could become another one: write one first"],
])("with %j in the record and a policy that names no server, or none that is whole", (id, policy, refusal) => {
	const judged = new JudgedExample({ files: { "db.example.com": zone(id), ...policy }, settings: {} });
	const [finding] = judged.findings("mta-sts-policy-mx");
	const fix = finding!.actions.find(isFix)!;
	const edits = fix.edits();
	if (refusal !== undefined) {
		expect(edits).toEqual({ refusal });
		return;
	}
	judged.make(fix);
	expect(Object.values(judged.texts())).toContain("version: STSv1\nmode: testing\nmx: a.example.com");
});
