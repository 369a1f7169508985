import { describe, expect, test } from "vitest";
import type { MailWay } from "../../../../server/src/features/report/mail-overview.ts";
import { wayInWords } from "../../../../server/src/features/report/report-rows.ts";
import { manyDomains } from "../../../support/many-domains.ts";
import { EVERY_STATUS, HEAD, overviewOf } from "./overview-of.ts";

describe("the way of mail", () => {
	test.each([
		[
			"ok",
			"fine",
			"Domain ok.example.com. > MX 10 ok-host.example.com. > A 192.0.2.1 > PTR ok-host.example.com. > Back to 192.0.2.1",
		],
		[
			"unconfirmed",
			"problem",
			"Domain unconfirmed.example.com. > MX 10 unconfirmed-host.example.com. > A 192.0.2.2 > PTR ok-host.example.com. > Back to another address !unconfirmed",
		],
		[
			"unverified",
			"open",
			"Domain unverified.example.com. > MX 10 unverified-host.example.com. > A 192.0.2.3 > PTR host.example.net. > Back to addresses not read here ?unverified",
		],
		[
			"missing",
			"problem",
			"Domain missing.example.com. > MX 10 missing-host.example.com. > A 192.0.2.4 > PTR at 4.2.0.192.in-addr.arpa. !missing",
		],
		[
			"unknown",
			"open",
			"Domain unknown.example.com. > MX 10 unknown-host.example.com. > A 203.0.113.5 > PTR at 5.113.0.203.in-addr.arpa. ?unknown",
		],
		[
			"no-address",
			"problem",
			"Domain no-address.example.com. > MX 10 no-address-host.example.com. > Address !no-address",
		],
		[
			"cname",
			"problem",
			"Domain cname.example.com. > MX 10 cname-host.example.com. !cname > Alias of ok-host.example.com. > A 192.0.2.1 > PTR ok-host.example.com. > Back to 192.0.2.1",
		],
		["outside", "open", "Domain outside.example.com. > MX 10 mx.example.net. > Address ?outside"],
		["null", "fine", "Domain null.example.com. > MX 0 . (takes no mail)"],
	])("ends where it is %s", (status, verdict, steps) => {
		const found = overviewOf(EVERY_STATUS).domains.find(({ domain }) => domain === `${status}.example.com.`)!;
		expect(found.verdict).toBe(verdict);
		expect(found.hosts.flatMap(({ ways }) => ways.map(drawn))).toEqual([steps]);
		expect(found.hosts[0]!.ways[0]!.statuses).toEqual([status]);
	});

	test("over a PTR like that of a dial-up line is a problem where the address sends", () => {
		const files = {
			"db.example.com": `${HEAD}@ MX 10 mail\n@ MX 20 in\n@ TXT "v=spf1 a:mail.example.com -all"\nmail A 192.0.2.77\nc-192-0-2-77.hsd1 A 192.0.2.77\nin A 192.0.2.78\nc-192-0-2-78.hsd1 A 192.0.2.78\n`,
			"db.192.0.2": `${HEAD}77 PTR c-192-0-2-77.hsd1.example.com.\n78 PTR c-192-0-2-78.hsd1.example.com.\n`,
		};
		const [domain] = overviewOf(files).domains;
		const [sends, receives] = domain!.hosts.flatMap(({ ways }) => ways);
		expect(drawn(sends!)).toContain("> PTR c-192-0-2-77.hsd1.example.com. !looks generic > Back to 192.0.2.77");
		expect(sends).toMatchObject({ generic: true, verdict: "problem", statuses: ["ok"] });
		expect(receives).toMatchObject({ generic: false, verdict: "fine" });
		expect(receives!.notes.map(({ text }) => text)).toEqual(["only receives", "looks generic"]);
	});

	test("through a classless reverse zone shows the alias", () => {
		const files = {
			"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.65\n`,
			"db.192.0.2": `${HEAD}65 CNAME 65.64-127\n64-127 NS ns.example.org.\n`,
			"db.64-127": `; zonetrio: origin=64-127.2.0.192.in-addr.arpa.\n${HEAD}65 PTR mail.example.com.\n`,
		};
		const ways = overviewOf(files).domains[0]!.hosts[0]!.ways.map(drawn);
		expect(ways[0]).toContain("> A 192.0.2.65 > CNAME to 65.64-127.2.0.192.in-addr.arpa. > PTR mail.example.com. >");
	});

	test("over several PTRs says what each of them leads to, if none leads back", () => {
		const files = {
			"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.1\nother A 192.0.2.9\n`,
			"db.192.0.2": `${HEAD}1 PTR other.example.com.\n1 PTR gone.example.com.\n`,
		};
		expect(overviewOf(files).domains[0]!.hosts[0]!.ways.map(drawn)[0]).toContain(
			"PTR gone.example.com., other.example.com. > Back to gone.example.com. has no address, other.example.com. has another address !unconfirmed",
		);
	});

	test("to an address in a network that is hosted elsewhere says so", () => {
		const files = { "db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.1\n` };
		const [domain] = overviewOf(files, { reverse: { external: ["192.0.2.0/24"] } }).domains;
		expect(drawn(domain!.hosts[0]!.ways[0]!)).toContain("PTR at 1.2.0.192.in-addr.arpa. ?hosted elsewhere");
	});

	test("leads from step to step to the records", () => {
		const found = overviewOf(EVERY_STATUS).domains.find(({ domain }) => domain === "ok.example.com.")!;
		const places = found.hosts[0]!.ways[0]!.steps.map(({ names }) => names[0]?.place);
		expect(places).toEqual([
			undefined,
			{ path: "/w/db.example.com", line: 3, character: 6 },
			{ path: "/w/db.example.com", line: 14, character: 10 },
			{ path: "/w/db.192.0.2", line: 3, character: 6 },
			undefined,
		]);
	});
});

describe("senders", () => {
	test("have who names them, and the way back", () => {
		const sender = overviewOf(EVERY_STATUS).senders.find(({ address }) => address === "192.0.2.40")!;
		expect(drawn(sender.way)).toBe(
			"SPF of sender.example.com. > Address 192.0.2.40 > PTR other.example.net. > Back to addresses not read here ?unverified",
		);
	});

	test("have the name with which they greet", () => {
		const files = { "db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.1 ; zonetrio: helo=mail.example.com.\n` };
		expect(overviewOf(files).senders[0]!.way.notes).toEqual([{ text: "greets as", name: "mail.example.com." }]);
	});
});

describe("counts", () => {
	test("have one for each thing, however many domains share it", () => {
		const files = {
			"db.example.com": `${HEAD}a MX 10 mail\nb MX 10 mail\nc MX 10 mail\nmail A 192.0.2.1\nmail A 203.0.113.1\n`,
			"db.192.0.2": HEAD,
		};
		expect(overviewOf(files).counts).toEqual({ domains: 3, hosts: 1, senders: 2, problems: 1, open: 1 });
	});

	test("do not count the host of a null MX", () => {
		expect(overviewOf({ "db.example.com": `${HEAD}@ MX 0 .\n` }).counts).toEqual({
			domains: 1,
			hosts: 0,
			senders: 0,
			problems: 0,
			open: 0,
		});
	});

	test("are those of generated zones", () => {
		const { counts } = overviewOf(manyDomains(100));
		expect(counts).toMatchObject({ domains: 100, senders: 186 });
		expect(counts.problems).toBe(20);
	});
});

test("a way in words says how far mail gets", () => {
	const words = overviewOf(EVERY_STATUS).domains.map(({ domain, hosts }) => wayInWords(hosts[0]!.ways[0]!, domain));
	expect(words).toEqual([
		"cname.example.com. through cname-host.example.com., ok-host.example.com., 192.0.2.1, ok-host.example.com.: breaks at “MX 10” (cname)",
		"generic.example.com. through generic-host.example.com., 192.0.2.77, c-192-0-2-77.hsd1.example.com.: breaks at “Back to” (unconfirmed)",
		"missing.example.com. through missing-host.example.com., 192.0.2.4: breaks at “PTR at” (missing)",
		"no-address.example.com. through no-address-host.example.com.: breaks at “Address” (no-address)",
		"null.example.com. through .: takes no mail",
		"ok.example.com. through ok-host.example.com., 192.0.2.1, ok-host.example.com.: ok",
		"outside.example.com. through mx.example.net.: not known from “Address” (outside) on",
		"unconfirmed.example.com. through unconfirmed-host.example.com., 192.0.2.2, ok-host.example.com.: breaks at “Back to” (unconfirmed)",
		"unknown.example.com. through unknown-host.example.com., 203.0.113.5: not known from “PTR at” (unknown) on",
		"unverified.example.com. through unverified-host.example.com., 192.0.2.3, host.example.net.: not known from “Back to” (unverified) on",
	]);
});

/** The steps in a line; `!` stands before the word of one that breaks, `?` before that of one that is not known. */
function drawn({ steps }: MailWay): string {
	return steps
		.map(({ role, names, verdict, word }) => {
			const marks = { problem: `!${word}`, open: `?${word}`, fine: word === undefined ? "" : `(${word})` };
			return [role, names.map(({ text }) => text).join(", "), marks[verdict]].filter(Boolean).join(" ");
		})
		.join(" > ");
}
