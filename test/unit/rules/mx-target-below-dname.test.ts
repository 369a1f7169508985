import { expect, test } from "vitest";
import { Engine } from "../../../server/src/rules/engine/engine.ts";
import { memoryWorkspace, ROOT } from "../../support/memory-workspace.ts";

function messages(records: string): string[] {
	const soa = "$TTL 3600\n@ IN SOA ns1.example.net. hostmaster 1 7200 3600 1209600 300\n@ IN NS ns1.example.net.\n";
	const workspace = memoryWorkspace({ "db.example.com": soa + records });
	const engine = new Engine(workspace, { today: () => ({ year: 2026, month: 11, day: 24 }) });
	engine.settle();
	return engine
		.findingsOf(`${ROOT}/db.example.com`)
		.filter(({ rule }) => rule === "mx-target-below-dname")
		.map(({ message, actions }) => `${message} (${actions.length})`);
}

test("a host below a DNAME is named by the name that it leads to", () => {
	expect(messages("old DNAME new\nmail.new A 192.0.2.25\n@ MX 10 mail.old\n")).toEqual([
		"mail.old.example.com. lies below the DNAME of old.example.com. and is only an alias of mail.new.example.com., which an MX must not name. Name mail.new.example.com. itself (1)",
	]);
});

test.each([
	["to a name below itself", "sub DNAME deeper.sub\n@ MX 10 mail.sub\n"],
	["to itself", "sub DNAME sub\n@ MX 10 mail.sub\n"],
	["to one another", "sub DNAME other\nother DNAME sub\n@ MX 10 mail.sub\n"],
])("of a DNAME that leads %s, no name at its end is advised", (_, records) => {
	expect(messages(records)).toEqual([
		"mail.sub.example.com. lies below the DNAME of sub.example.com. and is renamed again and again without an end, so mail for example.com. bounces. Name a host that has an address (0)",
	]);
});
