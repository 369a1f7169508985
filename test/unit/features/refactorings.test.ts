import { describe, expect, test } from "vitest";
import { refactorings, refactorSteps } from "../../../server/src/features/refactor/refactorings.ts";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { isRefusal } from "../../../server/src/rules/fix.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";
import { dumpZone } from "../../../server/src/workspace/zone-dump.ts";
import { applyEdits, type Files, ROOT } from "../../support/memory-workspace.ts";

const HEAD = "$ORIGIN example.com.\n$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n@ IN NS ns1\n";

function settledService(files: Files): ZoneService {
	const service = new ZoneService([ROOT], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	service.setPaths(Object.keys(files).map((name) => `${ROOT}/${name}`));
	for (const [name, text] of Object.entries(files)) service.setFile(`${ROOT}/${name}`, toOctets(text), { open: true });
	service.settle();
	return service;
}

/** The lines below the head after a refactoring of those between the marks; fails where the records are not the same. */
function rewritten(
	id: string,
	text: string,
	files: Files = {},
	name = "db.example.com",
	head = HEAD,
): string | undefined {
	const marked = head + text;
	const [start, end] = [marked.indexOf("<"), marked.indexOf(">")];
	const service = settledService({ ...files, [name]: marked.replace(/[<>]/g, "") });
	const path = `${ROOT}/${name}`;
	const at = (offset: number) => {
		const lines = marked.slice(0, offset).split("\n");
		return { line: lines.length - 1, character: lines.at(-1)!.length };
	};
	const range = { start: at(start), end: at(end < 0 ? start : end) };
	const isOffered = refactorings(service, path, range).some((one) => one.id === id);
	const edits = atOnce(refactorSteps(service, path, range, id));
	if (id !== "addressToName") expect(isOffered).toBe(edits !== undefined && !isRefusal(edits));
	if (!edits) return undefined;
	if (isRefusal(edits)) return edits.refusal;
	// Names are the same in either case (RFC 4343).
	const dump = () => {
		const records: string[] = [];
		for (const open of service.workspace.openZones())
			dumpZone(service.workspace, open, (line) => records.push(line.toLowerCase()));
		return records;
	};
	const before = dump();
	applyEdits({ edit: (file, changes) => service.edit(file, changes) }, edits);
	service.settle();
	if (!id.startsWith("address")) expect(dump()).toEqual(before);
	return toText(service.workspace.files.get(path)!.octets()).slice(head.length);
}

describe("names", () => {
	test.each([
		[
			"a record, with the origin",
			"namesAbsolute",
			"w<ww  IN CNAME Web\n",
			"www.example.com. IN CNAME Web.example.com.\n",
		],
		[
			"the apex",
			"namesAbsolute",
			"<@ IN MX 10 mail\n\tIN MX 20 @>\n",
			"example.com. IN MX 10 mail.example.com.\n\tIN MX 20 example.com.\n",
		],
		[
			"without the origin, as they are spelled",
			"namesRelative",
			"<WWW.Example.com. IN CNAME a\\.b.example.COM.\n",
			"WWW IN CNAME a\\.b\n",
		],
		[
			"those outside stay",
			"namesRelative",
			"<example.com. IN MX 10 mx.example.net.\n@ IN MX 20 mx.example.com.>\n",
			"@ IN MX 10 mx.example.net.\n@ IN MX 20 mx\n",
		],
		[
			"columns stay",
			"namesRelative",
			"<www.example.com.    IN A     192.0.2.1\n",
			"www                 IN A     192.0.2.1\n",
		],
		[
			"below another origin",
			"namesRelative",
			"$ORIGIN sub.example.com.\n<a.sub.example.com. IN CNAME b.example.com.\n",
			"$ORIGIN sub.example.com.\na IN CNAME b.example.com.\n",
		],
		[
			"a label that would be the origin alone",
			"namesRelative",
			"<\\@.example.com. IN A 192.0.2.1\n@.example.com. IN A 192.0.2.2>\n",
			"\\@ IN A 192.0.2.1\n@.example.com. IN A 192.0.2.2\n",
		],
		["no others", "namesRelative", "<www IN TXT www.example.com.\n", undefined],
	])("%s", (_, id, before, after) => {
		expect(rewritten(id, before)).toBe(after);
	});
});

describe("a $GENERATE", () => {
	test.each([
		[
			"becomes its records",
			"expandGenerate",
			"<$GENERATE 1-3 host-$ 60 IN A 192.0.2.$\nx A 192.0.2.9\n",
			"host-1 60 IN A 192.0.2.1\nhost-2 60 IN A 192.0.2.2\nhost-3 60 IN A 192.0.2.3\nx A 192.0.2.9\n",
		],
		[
			"with tabs, widths and a comment",
			"expandGenerate",
			"<$GENERATE\t0-4/2\th${0,3,d}\tCNAME\th$.x ; c\n",
			"h000\tCNAME\th0.x\nh002\tCNAME\th2.x\nh004\tCNAME\th4.x ; c\n",
		],
		[
			"whose owner the next record has, stays",
			"expandGenerate",
			"x A 192.0.2.9\n<$GENERATE 1-3 h$ A 192.0.2.$\n A 192.0.2.8\n",
			undefined,
		],
		[
			"comes from records",
			"collapseRecords",
			"<h1 IN A 192.0.2.11\nh2 IN A 192.0.2.12\nh3 IN A 192.0.2.13>\nx A 192.0.2.9\n",
			"$GENERATE 1-3 h$ IN A 192.0.2.${10,0,d}\nx A 192.0.2.9\n",
		],
		[
			"with steps and leading zeros",
			"collapseRecords",
			"<h08 A 192.0.2.8\nh10 A 192.0.2.10\nh12 A 192.0.2.12>\n",
			"$GENERATE 8-12/2 h${0,2,d} A 192.0.2.$\n",
		],
		[
			"not from records that follow no number",
			"collapseRecords",
			"<h1 A 192.0.2.1\nh2 A 192.0.2.2\nh4 A 192.0.2.4>\n",
			undefined,
		],
		["not over a comment", "collapseRecords", "<h1 A 192.0.2.1\nh2 A 192.0.2.2\n; c\nh3 A 192.0.2.3>\n", undefined],
		["not from few", "collapseRecords", "<h1 A 192.0.2.1\nh2 A 192.0.2.2>\n", undefined],
		[
			"not where the next has the owner of the last",
			"collapseRecords",
			"<h1 A 192.0.2.1\nh2 A 192.0.2.2\nh3 A 192.0.2.3>\n AAAA ::1\n",
			undefined,
		],
	])("%s", (_, id, before, after) => {
		expect(rewritten(id, before)).toBe(after);
	});
});

test.each([
	[
		"strings on lines",
		"stringsOnLines",
		't<xt TXT "a b" c "d" ; e\n',
		'txt TXT ( "a b"\n          c\n          "d" ) ; e\n',
	],
	["on one line", "stringsOnOneLine", 't<xt TXT ( "a b"\n  c\n  "d" ) ; e\n', 'txt TXT "a b" c "d" ; e\n'],
	["not over comments", "stringsOnOneLine", 't<xt TXT ( "a" ; one\n  b )\n', undefined],
	["one string", "stringsOnLines", "t<xt TXT a\n", undefined],
	[
		"times with units",
		"ttlsWithUnits",
		"<www 3600    A 192.0.2.1\nx 61 A 192.0.2.2\n$TTL 86400>\n",
		"www 1h      A 192.0.2.1\nx 61 A 192.0.2.2\n$TTL 1d\n",
	],
	["times in seconds", "ttlsInSeconds", "<www 1h30m A 192.0.2.1\n", "www 5400 A 192.0.2.1\n"],
])("%s", (_, id, before, after) => {
	expect(rewritten(id, before)).toBe(after);
});

describe("an IPv6 address becomes an owner", () => {
	const REVERSE =
		"$ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.\n$TTL 3600\n@ IN SOA ns1.example.com. h 1 2 3 4 5\n@ IN NS ns1.example.com.\n";
	const OWNER = "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0";

	test("in its zone", () => {
		const text = "2001:d<b8::25 PTR mail.example.com.\n";
		expect(rewritten("addressToOwner", text, {}, "db.2001-db8", REVERSE)).toBe(`${OWNER} PTR mail.example.com.\n`);
	});

	test("not of another network", () => {
		const text = "2001:d<b9::25 PTR mail.example.com.\n";
		expect(rewritten("addressToOwner", text, {}, "db.2001-db8", REVERSE)).toBeUndefined();
	});

	test("and a selected address its absolute name", () => {
		expect(rewritten("addressToName", "x TXT <192.0.2.25>\n")).toBe("x TXT 25.2.0.192.in-addr.arpa.\n");
		expect(rewritten("addressToName", "x TXT wo<rd\n")).toBeUndefined();
	});
});

test("a file that a program writes is left to it", () => {
	const head = `; automatically generated\n${HEAD}`;
	expect(rewritten("namesAbsolute", "w<ww A 192.0.2.1\n", {}, "db.example.com", head)).toContain(
		"is written by a program",
	);
});

test("the times of an SOA are written with units, the serial stays", () => {
	const [first, second, soa] = HEAD.split("\n");
	const after = `${soa!.replace("7200 3600 1209600 3600", "2h 1h 2w 1h")}\n`;
	expect(rewritten("ttlsWithUnits", `<${soa}\n`, {}, "db.example.com", `${first}\n${second}\n`)).toBe(after);
});
