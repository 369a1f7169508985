import { describe, expect, test } from "vitest";
import { HEAD } from "../trio/mail-bench.ts";
import { MailTree } from "./mail-tree.ts";

const FORWARD = `${HEAD}
@ MX 20 backup
@ MX 10 mail
@ TXT "v=spf1 mx ip4:192.0.2.30 -all"
mail A 192.0.2.25
mail AAAA 2001:db8::25
backup CNAME mail2
mail2 A 192.0.2.26
d MX 5 dial
dial A 192.0.2.77 ; zonetrio: role=inbound
lost MX 5 nowhere
away MX 5 mx.example.net.
null MX 0 .
`;
const REVERSE = `${HEAD}25 PTR mail.example.com.\n26 PTR gone.example.com.\n77 PTR c-192-0-2-77.hsd1.example.com.\n`;
const ZONES = { "db.example.com": FORWARD, "db.192.0.2": REVERSE };

test("the tree leads from each domain over MX and address to the PTR, and has the other senders", () => {
	expect(new MailTree(ZONES).lines()).toEqual([
		"unknown away.example.com.",
		"  unknown 5 mx.example.net. (outside the loaded zones)",
		"information d.example.com. (1 problem)",
		"  information 5 dial.example.com.",
		"    information 192.0.2.77 (unconfirmed · generic name · only receives)",
		"      information PTR c-192-0-2-77.hsd1.example.com. (has no address)",
		"warning example.com. (2 problems)",
		"  unknown 10 mail.example.com.",
		"    ok 192.0.2.25",
		"      ok PTR mail.example.com.",
		"    unknown 2001:db8::25 (unknown)",
		"  warning 20 backup.example.com. (alias of mail2.example.com.)",
		"    warning 192.0.2.26 (unconfirmed)",
		"      warning PTR gone.example.com. (has no address)",
		"error lost.example.com. (1 problem)",
		"  error 5 nowhere.example.com. (no address)",
		"ok null.example.com.",
		"  ok 0 . (takes no mail)",
		"warning Senders (addresses that send and belong to no MX)",
		"  warning 192.0.2.30 (missing · by spf example.com.)",
	]);
});

test("the filter leaves problems only, and what shows them", () => {
	expect(new MailTree(ZONES).lines("problems")).toEqual([
		"information d.example.com. (1 problem)",
		"  information 5 dial.example.com.",
		"    information 192.0.2.77 (unconfirmed · generic name · only receives)",
		"      information PTR c-192-0-2-77.hsd1.example.com. (has no address)",
		"warning example.com. (2 problems)",
		"  warning 20 backup.example.com. (alias of mail2.example.com.)",
		"    warning 192.0.2.26 (unconfirmed)",
		"      warning PTR gone.example.com. (has no address)",
		"error lost.example.com. (1 problem)",
		"  error 5 nowhere.example.com. (no address)",
		"warning Senders (addresses that send and belong to no MX)",
		"  warning 192.0.2.30 (missing · by spf example.com.)",
	]);
});

test("a host that is wrong is one problem, however many domains name it", () => {
	const tree = new MailTree({
		"db.example.com": `${HEAD}@ MX 10 mail\na MX 10 mail\nb MX 10 mail\nmail A 192.0.2.25\n`,
		"db.192.0.2": HEAD,
	});
	expect(tree.answer()).toMatchObject({ domains: 3, problems: 1, more: 0 });
	expect(tree.rows().map(({ problems }) => problems)).toEqual([1, 1, 1]);
});

describe("a row", () => {
	test("knows its records, on the way to it and on from it", () => {
		const { place, places } = new MailTree(ZONES).row("192.0.2.26")!;
		expect(place).toEqual({ path: "/w/db.example.com", range: range(11, 8, 18) });
		expect(places).toEqual({
			mx: { path: "/w/db.example.com", range: range(5, 8, 14) },
			address: place,
			pointer: { path: "/w/db.192.0.2", range: range(5, 7, 24) },
		});
	});

	test("of a sender without a host stands at the SPF term", () => {
		expect(new MailTree(ZONES).row("192.0.2.30")?.place).toEqual({
			path: "/w/db.example.com",
			range: range(7, 17, 31),
		});
	});

	test("says what its domain, host and view are", () => {
		const row = new MailTree(ZONES).row("PTR mail.example.com.");
		expect(row).toMatchObject({
			domain: "example.com.",
			exchange: "mail.example.com.",
			view: "",
			address: "192.0.2.25",
		});
	});

	test("says whether a fix can be had", () => {
		const tree = new MailTree(ZONES);
		expect(tree.row("20 backup.example.com.")?.canFix).toBe(true);
		expect(tree.row("192.0.2.26")?.canFix).toBe(true);
		expect(tree.row("192.0.2.25")?.canFix).toBe(false);
		expect(tree.row("5 mx.example.net.")?.canFix).toBe(false);
	});

	test("offers no fix for what a comment excuses", () => {
		const excused = FORWARD.replace("mail2 A 192.0.2.26", "mail2 A 192.0.2.26 ; zonetrio-ignore-file ptr-missing");
		const tree = new MailTree({ "db.example.com": excused, "db.192.0.2": HEAD });
		expect(tree.row("192.0.2.26")).toMatchObject({ status: "missing", canFix: false });
		expect(new MailTree({ ...ZONES, "db.192.0.2": HEAD }).row("192.0.2.26")?.canFix).toBe(true);
	});

	test("names the addresses whose PTR somebody else has to set", () => {
		const tree = new MailTree(ZONES);
		expect(tree.row("2001:db8::25")?.requestable).toEqual(["2001:db8::25"]);
		expect(tree.row("10 mail.example.com.")?.requestable).toEqual(["2001:db8::25"]);
		expect(tree.row("example.com.")?.requestable).toEqual(["2001:db8::25"]);
		expect(tree.row("192.0.2.26")?.requestable).toEqual([]);
	});

	test("asks nobody for networks that are hosted elsewhere, nor for private addresses", () => {
		const forward = `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\nmail A 10.0.0.25\nmail A 198.51.100.25\n`;
		const tree = new MailTree({ "db.example.com": forward }, { reverse: { external: ["192.0.2.0/24"] } });
		expect(tree.row("192.0.2.25")).toMatchObject({ description: "unknown · hosted elsewhere", requestable: [] });
		expect(tree.row("10.0.0.25")?.requestable).toEqual([]);
		expect(tree.row("example.com.")?.requestable).toEqual(["198.51.100.25"]);
	});

	test("has no problem where a remark takes the host out of mail", () => {
		const tree = new MailTree({
			"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.25 ; zonetrio: role=none\n`,
			"db.192.0.2": HEAD,
		});
		expect(tree.row("192.0.2.25")).toMatchObject({ status: "missing", verdict: "ok", problems: 0 });
	});

	test("says what its status means, and what follows", () => {
		const tree = new MailTree(ZONES);
		const said = (label: string) => tree.row(label)!.sentences.join(". ");
		expect(said("5 nowhere.example.com.")).toMatch(/^The mail host has no address\. .* they try the next MX/);
		expect(said("lost.example.com.")).toBe(said("5 nowhere.example.com."));
		expect(said("10 mail.example.com.")).toBe("The mail host has addresses. Mail can be delivered to it");
		expect(said("192.0.2.30")).toContain("The reverse zone has no PTR for the address. Many receivers refuse");
		expect(said("192.0.2.77")).toContain("The PTR looks like that of a dial-up line");
		expect(said("null.example.com.")).toContain("The domain takes no mail");
		expect(said("PTR gone.example.com.")).toContain("The host has no address");
	});

	test("says nothing of receivers that cannot see it, or need not", () => {
		const tree = new MailTree({
			"db.example.com": `${HEAD}@ MX 10 mail\nmail A 10.0.0.25\nmail A 192.0.2.25 ; zonetrio: role=none\n`,
			"db.192.0.2": HEAD,
		});
		expect(tree.row("10.0.0.25")?.sentences).toEqual(["No zone that is read answers for the reverse name"]);
		expect(tree.row("192.0.2.25")?.sentences).toEqual(["The reverse zone has no PTR for the address"]);
	});

	test("of a PTR that a setting notes has no record to go to", () => {
		const tree = new MailTree(
			{ "db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n` },
			{ reverse: { known: { "192.0.2.25": "mail.example.com." } } },
		);
		const row = tree.row("PTR mail.example.com.");
		expect(row).toMatchObject({ description: "as noted", verdict: "ok", canFix: false });
		expect(row?.place).toBeUndefined();
	});
});

describe("zones of several servers and views", () => {
	const zone = (file: string) => `zone "example.com" { type primary; file "${file}"; };`;
	const files = { in: `${HEAD}@ MX 10 mail\nmail A 10.0.0.25\n`, out: `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n` };

	test("are told apart by their view", () => {
		const conf = `view inside { ${zone("in")} }; view outside { ${zone("out")} };`;
		expect(new MailTree({ "named.conf": conf, ...files }).lines()).toEqual([
			"unknown example.com. (view inside)",
			"  unknown 10 mail.example.com.",
			"    unknown 10.0.0.25 (unknown)",
			"unknown example.com. (view outside)",
			"  unknown 10 mail.example.com.",
			"    unknown 192.0.2.25 (unknown)",
		]);
	});

	test("have each sender once where it is the same, and with its view where it is not", () => {
		const conf = (view: string) =>
			`view ${view} { ${zone(view)} ${zone("rev").replace("example.com", "2.0.192.in-addr.arpa")} };`;
		const forward = (more: string) => `${HEAD}@ TXT "v=spf1 ip4:192.0.2.30 ip4:192.0.2.31 -all"\n${more}`;
		const tree = new MailTree({
			"named.conf": `${conf("in")} ${conf("out")}`,
			in: forward("a A 192.0.2.31\n"),
			out: forward(""),
			rev: `${HEAD}31 PTR a.example.com.\n`,
		});
		expect(tree.lines()).toEqual([
			"warning Senders (addresses that send and belong to no MX)",
			"  warning 192.0.2.30 (missing · by spf example.com.)",
			"  ok 192.0.2.31 (by spf example.com. · view in)",
			"    ok PTR a.example.com.",
			"  warning 192.0.2.31 (unconfirmed · by spf example.com. · view out)",
			"    warning PTR a.example.com. (has no address)",
		]);
		const ids = tree.rows({ parent: "senders" }).map(({ id }) => id);
		expect(new Set(ids).size).toBe(3);
	});

	test("are shown once where they are the same, and each with an id of its own where they are not", () => {
		const same = new MailTree({ "one/db.example.com": files.out, "two/db.example.com": files.out });
		expect(same.rows().map(({ label }) => label)).toEqual(["example.com."]);
		const other = new MailTree({ "one/db.example.com": files.out, "two/db.example.com": files.in });
		const ids = other.rows().map(({ id }) => id);
		expect(new Set(ids).size).toBe(2);
		expect(other.lines().filter((line) => line.includes("10.0.0.25"))).toHaveLength(1);
	});
});

describe("an edit", () => {
	test("changes the rows it touches and no id", () => {
		const tree = new MailTree(ZONES);
		const before = tree.rows().map(({ id }) => id);
		tree.bench.setLine("db.192.0.2", 5, "26 PTR mail2.example.com.");
		expect(tree.row("192.0.2.26")).toMatchObject({ status: "ok", verdict: "ok" });
		expect(tree.row("example.com.")).toMatchObject({ problems: 1, verdict: "warning" });
		expect(tree.rows().map(({ id }) => id)).toEqual(before);
	});

	test("in the middle of a survey begins it anew", () => {
		const tree = new MailTree(ZONES);
		expect(tree.mailHosts.answer({}).next().done).toBe(false);
		tree.bench.setLine("db.192.0.2", 5, "26 PTR mail2.example.com.");
		expect(tree.row("192.0.2.26")?.status).toBe("ok");
	});

	test("that takes a domain away leaves nothing below its id", () => {
		const tree = new MailTree({ "db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n` });
		const [row] = tree.rows();
		tree.bench.setLine("db.example.com", 4, "");
		expect(tree.rows()).toEqual([]);
		expect(tree.rows({ parent: row!.id })).toEqual([]);
	});
});

describe("many domains", () => {
	const names = Array.from({ length: 3000 }, (_, index) => `d${String(index).padStart(4, "0")}`);
	const tree = new MailTree({
		"db.example.com": `${HEAD}mail A 192.0.2.25\n${names.map((name) => `${name} MX 10 mail\n`).join("")}`,
	});

	test("are looked at one after the other, and sorted", () => {
		const steps = tree.mailHosts.answer({ limit: 0 });
		let count = 1;
		while (!steps.next().done) count++;
		expect(count).toBeGreaterThan(3000);
		expect(tree.rows().map(({ label }) => label)).toEqual(names.map((name) => `${name}.example.com.`));
	});

	test("are looked at once for all who ask, until something changes", () => {
		const [one, other] = [tree.mailHosts.answer({ limit: 0 }), tree.mailHosts.answer({ limit: 0 })];
		tree.bench.setLine("db.example.com", 1, "$TTL 61");
		expect(one.next().done).toBe(false);
		while (!other.next().done);
		expect(one.next().done).toBe(true);
		expect(tree.mailHosts.answer({ limit: 0 }).next().done).toBe(true);
	});

	test("are answered as many as are asked for", () => {
		const { rows, more } = tree.answer({ limit: 1000 });
		expect([rows.length, more]).toEqual([1000, 2000]);
	});
});

function range(line: number, start: number, end: number) {
	return { start: { line: line - 1, character: start }, end: { line: line - 1, character: end } };
}
