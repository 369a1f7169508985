import { describe, expect, test } from "vitest";
import type { Action, SettingChange } from "../../../server/src/rules/fix.ts";
import { JudgedExample } from "../../support/literate.ts";
import type { PartialSettings } from "../../support/memory-workspace.ts";

const RULE = "ptr-unverifiable";
const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
  IN NS ns1
  IN MX 10 mail
  IN TXT "v=spf1 mx ip4:203.0.113.30 -all"
ns1 IN A 192.0.2.53
`;

function judged(zone: string, settings: PartialSettings = {}): JudgedExample {
	return new JudgedExample({ files: { "db.example.com": HEAD + zone }, settings });
}

function actionsAt(example: JudgedExample, line: number): readonly Action[] {
	return example.findings(RULE).find(({ range }) => range.start.line === line)?.actions ?? [];
}

function settingOf(action: Action | undefined): SettingChange {
	if (!action || !("setting" in action)) throw new Error("this action changes no setting");
	return action.setting;
}

describe("a mail host whose reverse zone is elsewhere", () => {
	const zone = "mail IN A 198.51.100.25\nwww IN A 198.51.100.25\n";

	test("has requests, notes for each name, and its network to be named", () => {
		expect(actionsAt(judged(zone), 7).map(({ title }) => title)).toEqual([
			"Copy a request to the provider for the PTR of 198.51.100.25 to mail.example.com. (mail host of example.com.)",
			"Copy a request to the provider for the PTR of 198.51.100.25 to www.example.com. (named by no record)",
			"Copy one request for all addresses of example.com.",
			"Create the reverse zone 100.51.198.in-addr.arpa. in db.198.51.100",
			"Look up the PTR of 198.51.100.25 with the mail of example.com.",
			"Note that the provider has set the PTR of 198.51.100.25 to mail.example.com. (mail host of example.com.)",
			"Note that the provider has set the PTR of 198.51.100.25 to www.example.com. (named by no record)",
			"Say nothing of the PTRs of 198.51.100.0/24, which are right elsewhere",
		]);
	});

	test("has no request for many where it is the only one", () => {
		const titles = actionsAt(judged("mail IN A 198.51.100.25\n", { mail: { outboundHosts: [] } }), 7).map(
			({ title }) => title,
		);
		expect(titles).toContain("Copy one request for all addresses of example.com.");
		const alone = new JudgedExample({
			files: { "db.example.com": `${HEAD.replace(" ip4:203.0.113.30", "")}mail IN A 198.51.100.25\n` },
			settings: {},
		});
		expect(actionsAt(alone, 7).some(({ title }) => title.startsWith("Copy one request"))).toBe(false);
	});

	test("is judged by the PTR that is noted", () => {
		const setting = settingOf(actionsAt(judged(zone), 7)[5]);
		if (setting.name !== "zoneTrio.reverse.known") throw new Error(setting.name);
		expect(setting).toEqual({ name: "zoneTrio.reverse.known", key: "198.51.100.25", value: "mail.example.com." });
		const after = judged(zone, { reverse: { known: { [setting.key]: setting.value } } });
		expect(actionsAt(after, 7)).toEqual([]);
	});

	test("is passed over in a network that is named", () => {
		const setting = settingOf(actionsAt(judged(zone), 7).at(-1));
		if (setting.name !== "zoneTrio.reverse.external") throw new Error(setting.name);
		expect(setting.member).toBe("198.51.100.0/24");
		expect(actionsAt(judged(zone, { reverse: { external: [setting.member] } }), 7)).toEqual([]);
	});

	test("names a /64 of IPv6", () => {
		const actions = actionsAt(judged("mail IN AAAA 2001:db8:1:2:3::25\n"), 7);
		expect(settingOf(actions.at(-1))).toEqual({ name: "zoneTrio.reverse.external", member: "2001:db8:1:2::/64" });
	});

	test("is one of many that share one finding and one request", () => {
		const hosts = Array.from(
			{ length: 12 },
			(_, index) => `@ IN MX 20 m${index}\nm${index} IN A 198.51.100.${index}\n`,
		);
		const example = judged(hosts.join(""));
		const [finding, ...more] = example.findings(RULE);
		expect(more).toEqual([]);
		const [copy] = finding!.actions;
		expect(copy?.title).toBe("Copy one request for all addresses of example.com.");
		expect(copy && "text" in copy && copy.text()).toContain(
			"  198.51.100.11  11.100.51.198.in-addr.arpa.  m11.example.com.  ",
		);
	});
});
