import { describe, expect, test } from "vitest";
import { harmlessRepairs } from "../../../server/src/features/harmless-repairs.ts";
import { findingKey, type ManyRepaired } from "../../../server/src/features/repair-many.ts";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const ZONE = `$ORIGIN example.com.
$TTL 3600
@    IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
     IN NS  ns1
ns1  IN A   192.0.2.53
www  IN\u00a0A   192.0.2.80
ftp  IN\u00a0A   192.0.2.81
`;

/** Makes the repairs, of those that would do the one with a title. */
function repaired(title: string): ManyRepaired {
	const judged = new JudgedExample({ files: { "db.example.com": ZONE }, settings: {} });
	const found = judged.findings("invisible-character");
	const choices = Object.fromEntries(found.map((finding) => [findingKey(finding), title]));
	const paths = (service: ManyRepaired["after"]) => service.files();
	const rule = "invisible-character";
	const work = harmlessRepairs(judged.service, { paths, rule, fixes: "offered", newFiles: true, choices }, () => false);
	for (let step = work.next(); ; step = work.next()) if (step.done) return step.value!;
}

describe("repairs without harm", () => {
	test("leave one that would join two words into none, and say what it would bring", () => {
		const { made, left, after } = repaired("Delete the character");
		expect(made).toEqual([]);
		expect(left[0]?.refusal?.refusal).toMatch(/^its repair would bring unknown-type: "INA" is no record type/);
		expect(after.findings(`${ROOT}/db.example.com`).map(({ rule }) => rule)).toContain("invisible-character");
	});

	test("are made where nothing gets worse", () => {
		const { made, left } = repaired("Write an ordinary blank");
		expect(made.map(({ title, paths }) => [title, paths.length])).toEqual([
			["Write an ordinary blank", 1],
			["Write an ordinary blank", 1],
		]);
		expect(left).toEqual([]);
	});
});
