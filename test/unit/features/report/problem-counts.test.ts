import { describe, expect, test } from "vitest";
import { MailHosts } from "../../../../server/src/features/mail-hosts.ts";
import { atOnce } from "../../../../server/src/text/at-once.ts";
import { exampleService } from "../../../support/example-service.ts";
import type { Files } from "../../../support/memory-workspace.ts";
import { MailTree } from "../mail-tree.ts";
import { EVERY_STATUS, HEAD, overviewOf } from "./overview-of.ts";

const view = (name: string) =>
	`view ${name} { zone "example.com" { type primary; file "${name}"; }; zone "2.0.192.in-addr.arpa" { type primary; file "${name}.rev"; }; };`;
const MAIL = `${HEAD}@ MX 10 mail\nmail A 192.0.2.1\n`;

/** Zones, and how many problems they have. */
const ZONES: readonly (readonly [string, number, Files])[] = [
	["every status", 5, EVERY_STATUS],
	[
		"a host that a remark takes out of mail",
		0,
		{ "db.example.com": MAIL.replace("0.2.1\n", "0.2.1 ; zonetrio: role=none\n"), "db.192.0.2": HEAD },
	],
	["an alias without an address", 1, { "db.example.com": `${HEAD}@ MX 10 mail\nmail CNAME gone\n` }],
	["an alias of a host outside", 1, { "db.example.com": `${HEAD}@ MX 10 mail\nmail CNAME mx.example.net.\n` }],
	[
		"an address that is broken in one way here and in another there",
		1,
		{
			"named.conf": `${view("in")} ${view("out")}`,
			...{ in: MAIL, out: MAIL, "in.rev": HEAD, "out.rev": `${HEAD}1 PTR gone.example.com.\n` },
		},
	],
	[
		"a sending address that belongs to no MX and has a PTR like that of a dial-up line",
		1,
		{
			"db.example.com": `${HEAD}@ TXT "v=spf1 ip4:192.0.2.77 -all"\nc-192-0-2-77.hsd1 A 192.0.2.77\n`,
			"db.192.0.2": `${HEAD}77 PTR c-192-0-2-77.hsd1.example.com.\n`,
		},
	],
];

describe("panel and report count the same problems", () => {
	test.each(ZONES)("with %s", (_, problems, files) => {
		expect(new MailTree(files).answer().problems).toBe(problems);
		expect(overviewOf(files).counts.problems).toBe(problems);
	});

	test.each(["harbour", "orchard"])("in the example %s", (example) => {
		const service = exampleService(example);
		const { problems } = atOnce(new MailHosts(service.engine).answer({ limit: 0 }));
		expect(problems).toBeGreaterThan(0);
		expect(service.mailOverview().counts.problems).toBe(problems);
	});
});

test("the way to a host that a remark takes out of mail is fine, and says why", () => {
	const [, , files] = ZONES[1]!;
	const [way] = overviewOf(files).domains[0]!.hosts[0]!.ways;
	expect(way).toMatchObject({ verdict: "fine", notes: [{ text: "takes no part in mail" }] });
});
