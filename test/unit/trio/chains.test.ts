import { describe, expect, test } from "vitest";
import type { Files } from "../../support/memory-workspace.ts";
import { HEAD, MailBench } from "./mail-bench.ts";

const FORWARD = `${HEAD}
mail A 192.0.2.25
mail AAAA 2001:db8::25
other A 192.0.2.26
alias CNAME mail
sub NS ns.example.net.
`;

/** The status of 192.0.2.25 with lines in its reverse zone. */
function statusWith(lines: string, files: Files = {}): string {
	const bench = new MailBench({ "db.example.com": FORWARD, "db.192.0.2": `${HEAD}${lines}\n`, ...files });
	return bench.status("192.0.2.25");
}

describe("an address whose reverse zone is loaded", () => {
	test.each([
		["25 PTR mail.example.com.", "ok, mail.example.com. confirmed"],
		["25 PTR alias.example.com.", "ok, alias.example.com. confirmed"],
		["25 PTR other.example.com.", "unconfirmed, other.example.com. differs"],
		["25 PTR gone.example.com.", "unconfirmed, gone.example.com. absent"],
		["25 PTR mail.example.net.", "unverified, mail.example.net. outside"],
		["25 PTR mail.sub.example.com.", "unverified, mail.sub.example.com. outside"],
		["25 PTR gone.example.com.\n25 PTR a.example.net.", "unverified, gone.example.com. absent, a.example.net. outside"],
		["25 PTR gone.example.com.\n25 PTR mail.example.com.", "ok, gone.example.com. absent, mail.example.com. confirmed"],
		["26 PTR other.example.com.", "missing"],
		["25 TXT none", "missing"],
		["* PTR mail.example.com.", "ok, mail.example.com. confirmed"],
		["25 NS ns.example.net.", "unknown"],
	])("%j", (lines, expected) => {
		expect(statusWith(lines)).toBe(expected);
	});

	test("has a chain that leads from name to name", () => {
		const bench = new MailBench({ "db.example.com": FORWARD, "db.192.0.2": `${HEAD}* PTR alias.example.com.\n` });
		const { reverseName, endName, zone, wildcard, pointers } = bench.chain("192.0.2.25");
		expect([reverseName, endName, zone?.path, wildcard]).toEqual([
			"25.2.0.192.in-addr.arpa.",
			"25.2.0.192.in-addr.arpa.",
			"/w/db.192.0.2",
			true,
		]);
		expect(pointers[0]!.aliases).toHaveLength(1);
	});
});

describe("classless delegation (RFC 2317)", () => {
	const child = { "db.child": `$ORIGIN 0/26.2.0.192.in-addr.arpa.\n${HEAD}25 PTR mail.example.com.\n` };

	test.each([
		["25 CNAME 25.0/26", child, "ok, mail.example.com. confirmed"],
		["$GENERATE 1-62 $ CNAME $.0/26", child, "ok, mail.example.com. confirmed"],
		["25 DNAME 25.0/26", child, "missing"],
		["25 CNAME 26.0/26", child, "missing"],
		["0/26 NS ns.example.net.\n25 CNAME 25.0/26", {}, "unknown"],
		["25 CNAME 25.rev.example.net.", {}, "unknown"],
		["25 CNAME 25.rev.example.com.", {}, "missing"],
	])("%j", (lines, files, expected) => {
		expect(statusWith(lines, files)).toBe(expected);
	});

	test("without its parent is unknown, until its network is told", () => {
		const told = (network: string) =>
			new MailBench({
				"db.example.com": FORWARD,
				rev: `; zonetrio: origin=cust.2.0.192.in-addr.arpa. ${network}\n${HEAD}25 PTR mail.example.com.\n`,
			});
		expect(told("").status("192.0.2.25")).toBe("unknown");
		const bench = told("network=192.0.2.0/26");
		expect(bench.status("192.0.2.25")).toBe("ok, mail.example.com. confirmed");
		expect(bench.chain("192.0.2.25").endName).toBe("25.cust.2.0.192.in-addr.arpa.");
		expect([bench.status("192.0.2.26"), bench.status("192.0.2.126")]).toEqual(["missing", "unknown"]);
	});
});

describe("an address whose reverse zone is elsewhere", () => {
	const files = { "db.example.com": FORWARD, "db.198.51.100": HEAD };

	test("is unknown", () => {
		expect(new MailBench(files).status("192.0.2.25")).toBe("unknown");
		expect(new MailBench({ "db.example.com": FORWARD }).status("192.0.2.25")).toBe("unknown");
	});

	test.each([
		["mail.example.com.", "ok, mail.example.com. confirmed"],
		["other.example.com.", "unconfirmed, other.example.com. differs"],
		["mail.example.net.", "unverified, mail.example.net. outside"],
	])("has the PTR %s that the settings tell", (target, expected) => {
		const bench = new MailBench(files, { reverse: { known: { "192.0.2.25": target } } });
		expect(bench.status("192.0.2.25")).toBe(expected);
		expect(bench.chain("192.0.2.25").pointers[0]!.record).toBe(-1);
	});

	test("has the PTR that a remark tells", () => {
		const text = FORWARD.replace("192.0.2.25", "192.0.2.25 ; zonetrio: ptr=mail.example.com.");
		expect(new MailBench({ "db.example.com": text }).status("192.0.2.25")).toBe("ok, mail.example.com. confirmed");
	});
});

describe("settings", () => {
	const files = { "db.example.com": FORWARD, "db.192.0.2": `${HEAD}25 PTR mail.example.com.\n` };

	test.each([
		["192.0.2.0/24", "unknown"],
		["192.0.2.25", "unknown"],
		["192.0.2.0/28", "ok, mail.example.com. confirmed"],
		["2001:db8::/32", "ok, mail.example.com. confirmed"],
	])("external %s", (network, expected) => {
		expect(new MailBench(files, { reverse: { external: [network] } }).status("192.0.2.25")).toBe(expected);
	});

	test("a PTR in a zone counts before one that is only told of", () => {
		const settings = { reverse: { known: { "192.0.2.25": "other.example.com." } } };
		expect(new MailBench(files, settings).status("192.0.2.25")).toBe("ok, mail.example.com. confirmed");
	});
});

test("an IPv6 address has nibbles", () => {
	const lines = `5.2.${"0.".repeat(21)}0 PTR mail.example.com.\n`;
	const bench = new MailBench({ "db.example.com": FORWARD, "db.2001-db8": HEAD + lines });
	expect(bench.status("2001:db8::25")).toBe("ok, mail.example.com. confirmed");
	expect(bench.status("2001:db8::26")).toBe("missing");
});

test("the file of a dynamic zone proves nothing absent", () => {
	const zone = (origin: string, file: string, dynamic: boolean) =>
		`zone "${origin}" { type primary; file "${file}"; ${dynamic ? "allow-update { any; };" : ""} };`;
	const bench = (dynamic: boolean, pointer: string) =>
		new MailBench({
			"named.conf": zone("example.com", "com", dynamic) + zone("2.0.192.in-addr.arpa", "rev", dynamic),
			com: FORWARD,
			rev: HEAD + pointer,
		}).status("192.0.2.25");
	expect([bench(false, ""), bench(true, "")]).toEqual(["missing", "unknown"]);
	expect(bench(false, "25 PTR a.example.com.\n")).toBe("unconfirmed, a.example.com. absent");
	expect(bench(true, "25 PTR a.example.com.\n")).toBe("unverified, a.example.com. outside");
});

describe("an MX target", () => {
	const exchange = (target: string) => {
		const bench = new MailBench({
			"db.example.com": `${FORWARD}@ MX 10 ${target}\n*.any A 192.0.2.27\nv6 AAAA 2001:db8::1\n`,
		});
		const [found] = bench.exchanges("example.com.");
		const addresses = found!.addresses.map((address) => bench.workspace.tables.addresses.text(address));
		return [found!.status, found!.end, ...addresses].join(" ");
	};

	test.each([
		["mail", "ok mail.example.com. 192.0.2.25 2001:db8::25"],
		["v6", "ok v6.example.com. 2001:db8::1"],
		["x.any", "ok x.any.example.com. 192.0.2.27"],
		["gone", "no-address gone.example.com."],
		["@", "no-address example.com."],
		["alias", "cname mail.example.com. 192.0.2.25 2001:db8::25"],
		["mail.example.net.", "outside mail.example.net."],
		["mail.sub", "outside mail.sub.example.com."],
		[".", "null ."],
	])("%s", (target, expected) => {
		expect(exchange(target)).toBe(expected);
	});
});
