import { describe, expect, test } from "vitest";
import { lensList, MAX_LENSES } from "../../../server/src/features/lenses/lens-list.ts";
import { DEFAULT_LENSES, type LensSettings } from "../../../server/src/features/lenses/lens-settings.ts";
import { lensWords } from "../../../server/src/features/lenses/lens-words.ts";
import { dayOfSerial } from "../../../server/src/features/lenses/serial-lens.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 2025080100 2h 1h 2w 1h\n@ NS ns.example.net.\n";
const ONLY = (settings: Partial<LensSettings>): LensSettings => ({
	...{ mailHosts: false, mailAddresses: false, serial: false, coverage: false, generated: false, references: false },
	...settings,
});

/** What is said above the lines of a file, as `LINE: TITLE -> ACTION`, counted from 1. */
function lensesOf(files: Files, name: string, settings: LensSettings, more: { published?: Files } = {}): string[] {
	const { service } = new JudgedExample({ files, settings: {}, ...more });
	if (more.published) {
		atOnce(service.published.compareSteps());
		service.settle();
	}
	const path = `${ROOT}/${name}`;
	return atOnce(lensList(service.reading, path, settings)).map((lens) => {
		const words = atOnce(
			(function* () {
				return { words: yield* lensWords(service.reading, path, lens) };
			})(),
		).words;
		const action = words?.action;
		const places = action?.kind === "show" ? action.places : [];
		const where = places.map((place) => `${place.path.slice(ROOT.length + 1)}:${place.selection.start.line + 1}`);
		const target = action?.kind === "expand" ? action.owner : where.join(" ");
		return [`${lens.start.line + 1}: ${words?.title}`, ...(action ? ["->", action.kind, target] : [])]
			.join(" ")
			.trimEnd();
	});
}

const BACK = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 7 2h 1h 2w 1h\n@ NS ns.example.net.\n";
const FILES = {
	"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n  A 192.0.2.26\nwww A 192.0.2.30\n`,
	"db.192.0.2": `${BACK}25 PTR mail.example.com.\n26 PTR mail.example.com.\n30 PTR www.example.com.\n`,
};
const without = (pointer: string) => ({ ...FILES, "db.192.0.2": FILES["db.192.0.2"].replace(pointer, ";") });

describe("at an MX record", () => {
	const said = (files: Files) => lensesOf(files, "db.example.com", ONLY({ mailHosts: true }));

	test("it is said that all agrees", () => {
		expect(said(FILES)).toEqual(["4: ✓ A, MX and PTR agree (2 addresses) -> mail-report"]);
	});

	test("it is said what is lacking, and where", () => {
		expect(said(without("26 PTR mail.example.com."))).toEqual([
			"4: ✗ 1 of 2 addresses lacks a PTR -> show db.example.com:6",
		]);
		const other = FILES["db.192.0.2"].replace("26 PTR mail", "26 PTR www");
		expect(said({ ...FILES, "db.192.0.2": other })).toEqual([
			"4: ✗ 1 of 2 addresses has a PTR that names another host -> show db.example.com:6",
		]);
		expect(said({ "db.example.com": FILES["db.example.com"] })).toEqual([
			"4: ? both addresses have their PTRs in zones that are not here -> show db.example.com:5 db.example.com:6",
		]);
	});

	test("a host that a remark takes out of mail lacks nothing", () => {
		const files = without("26 PTR mail.example.com.");
		const zone = files["db.example.com"].replace("192.0.2.26", "192.0.2.26 ; zonetrio: role=none");
		expect(said({ ...files, "db.example.com": zone })[0]).toContain("✓");
	});

	test("it is said what becomes of hosts without an address here", () => {
		const zone = (mx: string) => ({ "db.example.com": `${HEAD}@ MX ${mx}\na CNAME www\nwww A 192.0.2.1\nx TXT x\n` });
		expect(said(zone("10 x"))).toEqual(["4: ✗ the mail host has no address -> mail-report"]);
		expect(said(zone("10 mx.example.net."))).toEqual([
			"4: ? the mail host lies outside the zones that are read -> mail-report",
		]);
		expect(said(zone("0 ."))).toEqual(["4: ✓ the domain takes no mail -> mail-report"]);
	});
});

test("at an address of a mail host it is said whose it is", () => {
	const text = `${FILES["db.example.com"]}sub MX 10 mail\n`;
	expect(lensesOf({ "db.example.com": text }, "db.example.com", ONLY({ mailAddresses: true }))).toEqual([
		"5: mail host of 2 domains -> show db.example.com:4 db.example.com:8",
		"6: mail host of 2 domains -> show db.example.com:4 db.example.com:8",
	]);
	expect(lensesOf(FILES, "db.example.com", ONLY({ mailAddresses: true }))[0]).toBe(
		"5: mail host of example.com. -> show db.example.com:4",
	);
});

test("in a file of several views it is said what each sees", () => {
	const conf = `view "in" {
	zone "example.com" { type primary; file "db.example.com"; };
	zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };
};
view "out" { zone "example.com" { type primary; file "db.example.com"; }; };
`;
	const files = { ...FILES, "named.conf": conf };
	expect(lensesOf(files, "db.example.com", ONLY({ mailHosts: true }))).toEqual([
		[
			"4: in: ✓ A, MX and PTR agree (2 addresses) | out: ? both addresses have their PTRs in zones that are not here",
			"-> show db.example.com:5 db.example.com:6",
		].join(" "),
	]);
	expect(lensesOf(files, "db.example.com", ONLY({ serial: true }))).toHaveLength(1);
});

describe("at an SOA record", () => {
	const said = (published?: Files) =>
		lensesOf(FILES, "db.example.com", ONLY({ serial: true }), published ? { published } : {});

	test("it is said when the serial was raised, and what has changed", () => {
		expect(said()).toEqual(["2: Raise serial · last raised 2025-08-01 -> raise-serial"]);
		expect(said({ "db.example.com": HEAD })).toEqual([
			"2: Raise serial · last raised 2025-08-01 · records have changed since -> raise-serial",
		]);
	});

	test("nothing is offered where the server counts", () => {
		const conf = 'zone "example.com" { type secondary; primaries { 192.0.2.1; }; file "db.example.com"; };\n';
		expect(lensesOf({ ...FILES, "named.conf": conf }, "db.example.com", ONLY({ serial: true }))).toEqual([
			"2: last raised 2025-08-01",
		]);
	});

	test("days are read out of dates and times, and out of nothing else", () => {
		expect(dayOfSerial(2025080103, 2026)).toBe("2025-08-01");
		expect(dayOfSerial(1_754_006_400, 2026)).toBe("2025-08-01");
		expect(dayOfSerial(17, 2026)).toBeUndefined();
		expect(dayOfSerial(2025990101, 2026)).toBeUndefined();
	});

	test("of a reverse zone it is said how much has PTRs", () => {
		const coverage = ONLY({ coverage: true });
		expect(lensesOf(FILES, "db.192.0.2", coverage)).toEqual(["2: 192.0.2.0/24 · 3 PTR"]);
		expect(lensesOf(without("30 PTR www.example.com."), "db.192.0.2", coverage)).toEqual([
			"2: 192.0.2.0/24 · 2 PTR · 1 address without PTR -> show db.example.com:7",
		]);
		expect(lensesOf(FILES, "db.example.com", coverage)).toEqual([]);
	});
});

test("at a $GENERATE it is said how many records it makes", () => {
	const files = { "db.example.com": `${HEAD}$GENERATE 1-253 h$ A 192.0.2.$\n` };
	expect(lensesOf(files, "db.example.com", ONLY({ generated: true }))).toEqual([
		"4: 253 records -> expand h1.example.com.",
	]);
});

test("at a host it is said who names it, where that is wanted", () => {
	expect(lensesOf(FILES, "db.example.com", ONLY({ references: true }))).toEqual([
		"5: 3 records name this host -> show db.192.0.2:4 db.192.0.2:5 db.example.com:4",
		"7: 1 record names this host -> show db.192.0.2:6",
	]);
	expect(DEFAULT_LENSES.references).toBe(false);
});

test("nothing is said of what has gone, nor in files of no zone", () => {
	const { service } = new JudgedExample({ files: { ...FILES, "x.zone": "a MX 10 b\n" }, settings: {} });
	const gone = lensWords(service.reading, `${ROOT}/db.example.com`, {
		kind: "mailHost",
		start: { line: 3, character: 3 },
	});
	expect(gone.next()).toEqual({ done: true, value: undefined });
	expect(atOnce(lensList(service.reading, `${ROOT}/x.zone`, DEFAULT_LENSES))).toEqual([]);
	expect(MAX_LENSES).toBeGreaterThan(100);
});
