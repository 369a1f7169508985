import { describe, expect, test } from "vitest";
import { DEFAULT_HINTS, type HintSettings } from "../../../server/src/features/hints/hint-settings.ts";
import { zoneHints } from "../../../server/src/features/hints/zone-hints.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";
import { outdented } from "./zones-with-cursor.ts";

const NOTHING: HintSettings = {
	absoluteNames: "off",
	inheritedOwners: "off",
	effectiveTtl: false,
	reverseAddresses: false,
	durations: "off",
};

const SOA = "@ SOA ns.example.net. h.example.net. 1 2h 1h 2w 1h\n";
const HEAD = `$TTL 1h\n${SOA}@ NS ns.example.net.\n`;
const HEAD_LINES = 3;

/** The lines of a file with the hints in brackets; `lines` are those that are asked for. */
function hinted(files: Files, name: string, settings: HintSettings, lines = { first: 0, last: 1_000_000 }): string[] {
	const { service } = new JudgedExample({ files, settings: {} });
	const start = { line: lines.first, character: 0 };
	const end = { line: lines.last, character: 0 };
	const hints = atOnce(zoneHints(service.reading, `${ROOT}/${name}`, { start, end }, settings));
	const shown = files[name]!.trimEnd().split(/\r?\n/);
	for (const { position, label, padding } of [...hints].reverse()) {
		const line = shown[position.line]!;
		const hint = `[${padding === "left" ? " " : ""}${label}${padding === "right" ? " " : ""}]`;
		shown[position.line] = line.slice(0, position.character) + hint + line.slice(position.character);
	}
	return shown;
}

/** Expects hints behind a head; `expected` has them in brackets. */
function expectHints(expected: string, settings: Partial<HintSettings>, others: Files = {}): void {
	const shown = outdented(expected);
	const text = shown.replaceAll(/\[.*?\]/g, "");
	const lines = hinted({ "db.example.com": `${HEAD}${text}\n`, ...others }, "db.example.com", {
		...NOTHING,
		...settings,
	});
	expect(lines.slice(HEAD_LINES).join("\n")).toBe(shown);
}

describe("relative names", () => {
	test("are completed where a dot may be forgotten", () => {
		expectHints(
			`
			@ MX 10 mail.example.com[.example.com.]
			mail.sub MX 10 mail
			@ SRV 0 0 5 _x._tcp.a
			www CNAME other.example.net.
			$ORIGIN sub[.example.com.]
			@[ sub.example.com.] A 192.0.2.1
			x TXT a.b
			`,
			{ absoluteNames: "doubtful" },
		);
	});

	test("are completed everywhere", () => {
		expectHints(
			`
			@[ example.com.] MX 10 mail[.example.com.]
			mail[.example.com.] A 192.0.2.1
			a\\.[.example.com.] CNAME @[ example.com.]
			b.example.com. CNAME .
			`,
			{ absoluteNames: "all" },
		);
	});

	test("in the data of a reverse zone are always completed", () => {
		const back = "$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 1h\n@ SOA a.example.com. b.example.com. 1 2 3 4 5\n25 PTR mail\n";
		const settings = { ...NOTHING, absoluteNames: "doubtful" } as const;
		expect(hinted({ "db.192.0.2": back }, "db.192.0.2", settings).at(-1)).toBe("25 PTR mail[.2.0.192.in-addr.arpa.]");
	});

	test("are left alone in a file that is read under several origins", () => {
		const zone = (include: string) => `${HEAD}$INCLUDE ${include}\n`;
		const files = { "db.example.com": zone("more"), "db.example.net": zone("more"), more: "@ MX 10 a.b\n" };
		expect(hinted(files, "more", { ...NOTHING, absoluteNames: "all" })).toEqual(["@ MX 10 a.b"]);
	});
});

describe("inherited owners", () => {
	test("are shown where the record with the owner is not on the line above", () => {
		expectHints(
			`
			www A 192.0.2.1
			  AAAA 2001:db8::1
			; a comment
			[www.example.com. ]  TXT x
			  TXT y
			`,
			{ inheritedOwners: "doubtful" },
		);
	});

	test("are shown everywhere", () => {
		expectHints("www A 192.0.2.1\n[www.example.com. ] TXT x\n[www.example.com. ] TXT ( y\n )", {
			inheritedOwners: "all",
		});
	});
});

test("addresses of reverse names, where they move no columns", () => {
	const head = "$TTL 1h\n@ SOA a.example.com. b.example.com. 1 2 3 4 5\n";
	const settings = { ...NOTHING, reverseAddresses: true };
	const files = {
		"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.\n${head}25 PTR a.example.com. ; c\n  PTR b.example.com.\nx PTR a.example.com.\n26 PTR ( ; c\r\n a )\n`,
		"db.v6": `$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.\n${head}5.2${".0".repeat(22)} PTR a.example.com.\n5.2 PTR a.example.com.\n`,
	};
	expect(hinted(files, "db.192.0.2", settings).slice(3)).toEqual([
		...["25 PTR a.example.com. ; c[ 192.0.2.25]", "  PTR b.example.com.", "x PTR a.example.com."],
		...["26 PTR ( ; c[ 192.0.2.26]", " a )"],
	]);
	expect(hinted(files, "db.v6", settings)[3]).toBe(`5.2${".0".repeat(22)} PTR a.example.com.[ 2001:db8::25]`);
	const both = hinted(
		{ "db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.\n${head}25 PTR a\n` },
		"db.192.0.2",
		DEFAULT_HINTS,
	);
	expect(both.at(-1)).toBe("25 PTR a[.2.0.192.in-addr.arpa.][ 192.0.2.25]");
});

describe("times", () => {
	test("are told in words where they are numbers of seconds", () => {
		const text = "$TTL 86400\n@ SOA ns h (\n 1 ; serial\n 7200 ; refresh\n 90\n 4w\n 5400 )\nwww 300 A 192.0.2.1\n";
		expect(hinted({ "db.example.com": text }, "db.example.com", { ...NOTHING, durations: "timers" })).toEqual([
			...["$TTL 86400[ 1 day]", "@ SOA ns h (", " 1 ; serial", " 7200 ; refresh[ 2 hours]", " 90", " 4w"],
			...[" 5400 )[ 1 hour 30 minutes]", "www 300 A 192.0.2.1"],
		]);
		expect(hinted({ "db.example.com": text }, "db.example.com", { ...NOTHING, durations: "all" }).at(-1)).toBe(
			"www 300[ 5 minutes] A 192.0.2.1",
		);
	});

	test("are told of records that have none", () => {
		expectHints("www IN [3600 ]A 192.0.2.1\n 300 IN A 192.0.2.2".replace("IN [3600 ]", "[3600 ]IN "), {
			effectiveTtl: true,
		});
	});
});

test("a file with what is usual has no hints but those of reverse names and times", () => {
	const text = `${HEAD}  MX 10 mail\nmail A 192.0.2.25\n     AAAA 2001:db8::25\n_x._tcp SRV 0 0 5 mail\n$ORIGIN sub.example.com.\na CNAME b\n`;
	expect(hinted({ "db.example.com": text }, "db.example.com", DEFAULT_HINTS).join("\n")).toBe(text.trimEnd());
});

test("only the hints of the lines that are asked for, and none of a file in no zone", () => {
	const files = { "db.example.com": `${HEAD}a A 192.0.2.1\nb A 192.0.2.2\nc A 192.0.2.3\n`, "x.zone": "a MX 10 b.c\n" };
	const settings = { ...NOTHING, absoluteNames: "all" } as const;
	expect(hinted(files, "db.example.com", settings, { first: 4, last: 5 }).slice(HEAD_LINES)).toEqual([
		...["a A 192.0.2.1", "b[.example.com.] A 192.0.2.2", "c A 192.0.2.3"],
	]);
	expect(hinted(files, "x.zone", settings)).toEqual(["a MX 10 b.c"]);
});
