import { describe, expect, test } from "vitest";
import { ignoreActions } from "../../../server/src/features/ignore-finding.ts";
import { isFix } from "../../../server/src/rules/fix.ts";
import { JudgedExample } from "../../support/literate.ts";

/** A reverse zone whose name server and mailbox lie in the reverse tree, with an SOA over several lines. */
const HEAD = "$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 3600\n";
const SOA = "@ SOA ns1 (\n  hostmaster\n  1 7200 3600 1209600 3600 )\n";
const REST = "  NS ns1.example.com.\n25 PTR mail.example.com.\n";
const RULES = ["rev-ns-in-arpa", "rev-soa-mail"];

function rulesOf(text: string): string[] {
	const example = new JudgedExample({ files: { "db.192.0.2": text }, settings: {} });
	return example
		.findings()
		.map(({ rule }) => rule)
		.filter((rule) => RULES.includes(rule))
		.sort();
}

describe("comments that excuse an entry of several lines", () => {
	test("are needed", () => {
		expect(rulesOf(HEAD + SOA + REST)).toEqual(RULES);
	});

	test.each([
		["may stand above each other", `; zonetrio-ignore rev-soa-mail\n; zonetrio-ignore rev-ns-in-arpa\n${SOA}`],
		["may have others between", `; zonetrio-ignore rev-soa-mail, rev-ns-in-arpa\n;\n; the SOA\n${SOA}`],
		["speak of all lines from the first", SOA.replace("(", "( ; zonetrio-ignore rev-soa-mail, rev-ns-in-arpa")],
		["may stand between the lines", SOA.replace("(\n", "(\n  ; zonetrio-ignore rev-soa-mail, rev-ns-in-arpa\n")],
		[
			"may stand behind several lines",
			SOA.replace("(", "( ; zonetrio-ignore rev-soa-mail").replace(/\n$/, " ; zonetrio-ignore rev-ns-in-arpa\n"),
		],
		[
			"may be cut off from the entry where the text is cut",
			`${"; more\n".repeat(253)}; zonetrio-ignore rev-soa-mail, rev-ns-in-arpa\n${SOA}`,
		],
	])("%s", (_, soa) => {
		expect(rulesOf(HEAD + soa + REST)).toEqual([]);
	});

	test("do not speak of what stands behind an empty line", () => {
		expect(rulesOf(`${HEAD}; zonetrio-ignore rev-soa-mail, rev-ns-in-arpa\n\n${SOA}${REST}`)).toEqual(RULES);
	});
});

describe("findings that are ignored where they are, one after the other,", () => {
	test.each([
		["at an SOA of several lines", HEAD + SOA + REST],
		["at a parenthesis that is never closed", `${HEAD}${SOA.replace(" )", "")}${REST}`],
		["at a parenthesis that is open at the end", `${HEAD}${SOA}${REST}26 PTR (\n  mail.example.com.\n`],
		["at a parenthesis that is open at the end without line end", `${HEAD}${SOA}${REST}26 PTR (\n  mail.example.com.`],
	])("are gone %s", (_, text) => {
		const example = new JudgedExample({ files: { "db.192.0.2": text }, settings: {} });
		for (let count = example.findings().length; count > 0; count--) {
			const [finding] = example.findings();
			const [here] = ignoreActions(example.service, finding!);
			if (!here || !isFix(here)) throw new Error("no fix");
			example.make(here);
			expect(example.findings(), example.text(finding!.path)).toHaveLength(count - 1);
		}
	});
});
