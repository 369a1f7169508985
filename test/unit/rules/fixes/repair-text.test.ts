import { describe, expect, test } from "vitest";
import { repairMany } from "../../../../server/src/features/repair-many.ts";
import { JudgedExample } from "../../../support/literate.ts";
import { type Files, ROOT } from "../../../support/memory-workspace.ts";

const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 7 7200 3600 1209600 3600
  IN NS  ns1
ns1 IN A 192.0.2.53
`;

function judged(files: Files): JudgedExample {
	return new JudgedExample({ files, settings: {} });
}

/** Repairs all that is safe, and tells how many repairs that took. */
function repairAll(example: JudgedExample): number {
	const work = repairMany(
		example.service,
		{ paths: ({ workspace }) => [...workspace.files.keys()], fixes: "safe", newFiles: true },
		() => false,
	);
	for (;;) {
		const { done, value } = work.next();
		if (!done || !value) continue;
		example.apply(value.edits);
		return value.made.length;
	}
}

describe("repairs of the text", () => {
	test("of many lines with the same mistake are made at once, and the serial is raised once", () => {
		const example = judged({ "db.example.com": `${HEAD}a IN A 192.0.2.1 )\nb IN A 192.0.2.2 )\nc IN A 192.0.2.3 )\n` });
		expect(repairAll(example)).toBe(3);
		const fixed = HEAD.replace(" 7 ", " 8 ");
		expect(example.texts()).toEqual({
			"db.example.com": `${fixed}a IN A 192.0.2.1 \nb IN A 192.0.2.2 \nc IN A 192.0.2.3 \n`,
		});
	});

	test("in an included file raise the serial where it is", () => {
		const example = judged({
			"db.example.com": `${HEAD}$INCLUDE hosts\n`,
			hosts: "a IN A 192.0.2.1 )\n",
		});
		expect(repairAll(example)).toBe(1);
		expect(example.texts()).toEqual({
			"db.example.com": `${HEAD.replace(" 7 ", " 8 ")}$INCLUDE hosts\n`,
			hosts: "a IN A 192.0.2.1 \n",
		});
	});

	test("are refused where a file is not ours to write", () => {
		const conf = `zone "example.com" { type secondary; primaries { 192.0.2.1; }; file "db.example.com"; };\n`;
		const example = judged({ "named.conf": conf, "db.example.com": `${HEAD}a IN A 192.0.2.1 )\n` });
		const [finding] = example.findings("unbalanced-parenthesis");
		const [action] = finding!.actions;
		if (!action || !("edits" in action)) throw new Error("there is no fix");
		expect(action.edits()).toEqual({ refusal: expect.stringContaining("is a secondary zone here") });
		expect(example.engine.pathsOf("unbalanced-parenthesis").next().value).toBe(`${ROOT}/db.example.com`);
	});
});
