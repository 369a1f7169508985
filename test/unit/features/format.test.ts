import { describe, expect, test } from "vitest";
import { formatFile } from "../../../server/src/features/format/format-file.ts";
import { formatTyped } from "../../../server/src/features/format/format-typed.ts";
import { layoutRefusal } from "../../../server/src/rules/fixes/layout-refusal.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { formatted } from "../../support/formatted.ts";
import { type Files, memoryWorkspace, ROOT } from "../../support/memory-workspace.ts";
import { readWorkspace } from "../../support/zone-records.ts";

const DB = `${ROOT}/db.example.com`;

describe("lines take the columns that most lines of the file have", () => {
	test.each([
		[
			"columns of blanks",
			"www     IN  A     192.0.2.1\nmail IN AAAA 2001:db8::1\nftp     IN  CNAME www\n  IN  TXT   a\n",
			"www     IN  A     192.0.2.1\nmail    IN  AAAA  2001:db8::1\nftp     IN  CNAME www\n        IN  TXT   a\n",
		],
		[
			"columns of tabs",
			"www\t\tIN\tA\t192.0.2.1\na-long-name\tIN\tA\t192.0.2.2\nmail    IN A 192.0.2.3\n",
			"www\t\tIN\tA\t192.0.2.1\na-long-name\tIN\tA\t192.0.2.2\nmail\t\tIN\tA\t192.0.2.3\n",
		],
		[
			"single blanks",
			"www IN A 192.0.2.1\nmailhost IN A 192.0.2.2\nftp   IN  CNAME\twww\nx IN A 192.0.2.3\n",
			"www IN A 192.0.2.1\nmailhost IN A 192.0.2.2\nftp IN CNAME www\nx IN A 192.0.2.3\n",
		],
		[
			"single tabs",
			"www\tIN\tA\t192.0.2.1\nmailhost\tIN\tA\t192.0.2.2\nftp   IN  CNAME\twww\na\tIN\tA\t192.0.2.3\n",
			"www\tIN\tA\t192.0.2.1\nmailhost\tIN\tA\t192.0.2.2\nftp\tIN\tCNAME\twww\na\tIN\tA\t192.0.2.3\n",
		],
		[
			"an owner that is too long, behind which the columns are found again",
			"www     IN      A       192.0.2.1\nmail-and-more IN     A 192.0.2.2\nftp     IN      A       192.0.2.3\n",
			"www     IN      A       192.0.2.1\nmail-and-more IN A      192.0.2.2\nftp     IN      A       192.0.2.3\n",
		],
		[
			"a TTL before the class, and none",
			"www     3600 IN A 192.0.2.1\nmail IN A 192.0.2.2\nftp          IN A 192.0.2.3\nx       3600 IN A 192.0.2.4\n",
			"www     3600 IN A 192.0.2.1\nmail         IN A 192.0.2.2\nftp          IN A 192.0.2.3\nx       3600 IN A 192.0.2.4\n",
		],
		[
			"owners that are inherited, by a tab",
			"www IN A 192.0.2.1\n\tIN A 192.0.2.2\n\tIN A 192.0.2.3\n  IN AAAA 2001:db8::1\n\tIN A 192.0.2.5\nmailhost IN A 192.0.2.4\n",
			"www IN A 192.0.2.1\n\tIN A 192.0.2.2\n\tIN A 192.0.2.3\n\tIN AAAA 2001:db8::1\n\tIN A 192.0.2.5\nmailhost IN A 192.0.2.4\n",
		],
		[
			"comments",
			"www     IN A 192.0.2.1   ; one\nmail    IN A 192.0.2.25  ; two\nftp     IN A 192.0.2.3 ;three\n; four  \n",
			"www     IN A 192.0.2.1   ; one\nmail    IN A 192.0.2.25  ; two\nftp     IN A 192.0.2.3   ;three\n; four  \n",
		],
		[
			"blanks at the ends of lines and in empty lines",
			"www IN A 192.0.2.1  \n\t\n\n$TTL 60\t\n",
			"www IN A 192.0.2.1\n\n\n$TTL 60\n",
		],
	])("%s", (_, before, after) => {
		expect(formatted(before)).toBe(after);
	});
});

test("a file without columns gets such as fit", () => {
	const before = "@ IN  MX  10 mail\nmail   IN A    192.0.2.25\n ns1 \nlonger-name  IN    AAAA   2001:db8::1\n";
	const after = "@           IN MX   10 mail\nmail        IN A    192.0.2.25\n ns1 \nlonger-name IN AAAA 2001:db8::1\n";
	expect(formatted(before)).toBe(after);
});

describe("a group keeps its lines", () => {
	const SOA =
		"@ IN SOA ns1 host (\n      1   ; serial\n      7200 ; refresh\n        3600   ; retry\n      1209600  ; expire\n      3600 )   ; minimum\n";

	test("as most of them are", () => {
		expect(formatted(SOA)).toBe(
			"@ IN SOA ns1 host (\n      1        ; serial\n      7200     ; refresh\n      3600     ; retry\n      1209600  ; expire\n      3600 )   ; minimum\n",
		);
	});

	test("below the data", () => {
		expect(formatted("@ SOA ns1   host (\n 1 ; serial\n  7200\n   3600\n  4 5\n\t)\n", { columns: "align" })).toBe(
			"@ SOA ns1 host (\n  1 ; serial\n  7200\n  3600\n  4 5\n  )\n".replaceAll("\n  ", `\n${" ".repeat(6)}`),
		);
	});
});

test("columns that fit are as wide as what stands in them", () => {
	const before = '@\tIN\tMX\t10\tmail ; a\nmail 300 IN A 192.0.2.25;b\n$TTL   60\ntxt in txt ( "a  b"   c )\n';
	expect(formatted(before, { columns: "align", upperCase: true })).toBe(
		'@\t\tIN\tMX\t10 mail\t; a\nmail\t300\tIN\tA\t192.0.2.25\t; b\n$TTL 60\ntxt\t\tIN\tTXT\t( "a  b" c )\n'
			.replace("\t; a", "\t\t; a")
			.replace("; b", ";b"),
	);
});

describe("what cannot be read stays as it is", () => {
	test.each([
		["half a record", "www     IN A 192.0.2.1\nmail  IN   A\nmail   IN\n  mail   \n"],
		["wrong data", "www     IN A 192.0.2.1\nmail  IN   A   192.0.2  \n"],
		["an open group", "www     IN A 192.0.2.1\n@   SOA   ns1 h (  \n 1  \n"],
		["an open string", 'www     IN A 192.0.2.1\nx    TXT   "a  \n'],
		[
			"one side of a merge conflict",
			"www     IN A 192.0.2.1\n<<<<<<< a\nm  IN  A 192.0.2.2\n=======\nm   IN  A  192.0.2.3\n>>>>>>> b\n",
		],
		["a directive that no server knows", "$NOTHING   a  \n"],
		["no line end at the end", "www     IN A 192.0.2.1\n  "],
	])("%s", (_, text) => {
		expect(formatted(text)).toBe(text);
		expect(formatted(text, { columns: "align" })).toContain(text.slice(text.indexOf("\n") + 1));
	});
});

test("line ends, a byte order mark and a missing last line end stay", () => {
	expect(formatted("\ufeffwww     IN A 192.0.2.1\r\nx       IN A 192.0.2.2\r\nm IN A 192.0.2.3")).toBe(
		"\ufeffwww     IN A 192.0.2.1\r\nx       IN A 192.0.2.2\r\nm       IN A 192.0.2.3",
	);
});

test("of a selection, whole groups and no other lines", () => {
	const lines = [
		"www     IN A 192.0.2.1",
		"a  IN A 192.0.2.2",
		"x       IN TXT ( a",
		"  b",
		"    c",
		"    d )",
		"m  IN A 192.0.2.3",
		"y       IN A 192.0.2.4",
		"z       IN A 192.0.2.5",
	];
	expect(
		formatted(lines.join("\n"), {}, [
			{ first: 5, last: 5 },
			{ first: 3, last: 3 },
		]).split("\n"),
	).toEqual(lines.with(3, "    b"));
});

describe("after a line end was typed", () => {
	const typed = (text: string) => {
		const at = text.split("|")[0]!.split("\n");
		const workspace = readWorkspace({ "db.example.com": text.replace("|", "") });
		const position = { line: at.length - 1, character: at.at(-1)!.length };
		const edits = formatTyped(workspace, DB, position);
		workspace.edit(DB, edits.map(({ range, newText }) => ({ ...range, text: newText })).reverse());
		return new TextDecoder().decode(workspace.files.get(DB)!.octets());
	};

	test.each([
		[
			"a record",
			"www     IN A 192.0.2.1\nftp     IN A 192.0.2.3\nm IN A 192.0.2.2\n  |\n",
			"www     IN A 192.0.2.1\nftp     IN A 192.0.2.3\nm       IN A 192.0.2.2\n  \n",
		],
		["an open parenthesis", "@ IN SOA ns1 host (\n|", `@ IN SOA ns1 host (\n${" ".repeat(9)}`],
		[
			"a pair of parentheses",
			"@ IN SOA ns1 host (\n|\n)\nx IN A 192.0.2.1\n",
			`@ IN SOA ns1 host (\n${" ".repeat(9)}\n)\nx IN A 192.0.2.1\n`,
		],
		["a line of a group", "@ IN SOA ns1 host (\n\t\t1 ; serial\n    |", "@ IN SOA ns1 host (\n\t\t1 ; serial\n\t\t"],
		["a comment", "; (  \n|", "; (  \n"],
		["half a record", "www     IN A 192.0.2.1\nx   IN\n|", "www     IN A 192.0.2.1\nx   IN\n"],
	])("%s", (_, before, after) => {
		expect(typed(before)).toBe(after);
	});
});

describe("files that programs write are left to them", () => {
	const ZONE = "@   IN SOA ns1 h 1 2 3 4 5\n@ IN NS ns1\n";
	const RRSIG = "@ IN RRSIG SOA 8 2 3600 20300101000000 20200101000000 1 example.com. AAAA\n";
	const conf = (rest: string) => `zone "example.com" { file "db.example.com"; ${rest} };`;
	test.each<[string, Files, string | undefined]>([
		["by hand", { "db.example.com": ZONE }, undefined],
		[
			"a secondary",
			{ "named.conf": conf("type secondary; primaries { 192.0.2.1; };"), "db.example.com": ZONE },
			"secondary",
		],
		[
			"a dynamic zone",
			{ "named.conf": conf("type primary; allow-update { any; };"), "db.example.com": ZONE },
			"dynamic",
		],
		["a signed file", { "db.example.com": `$ORIGIN example.com.\n${ZONE}${RRSIG}` }, "signatures"],
		["a generated file", { "db.example.com": `; automatically generated\n${ZONE}` }, "written by a program"],
	])("%s", (_, files, reason) => {
		const workspace = memoryWorkspace(files);
		workspace.advance(() => false);
		const refusal = layoutRefusal(workspace, workspace.files.get(DB)!)?.refusal;
		if (reason === undefined) expect(refusal).toBeUndefined();
		else expect(refusal).toContain(reason);
	});
});

test("few lines of a huge file are laid out without looking at all of it", () => {
	const lines = Array.from(
		{ length: 100_000 },
		(_, index) => `h${index}${index % 7 ? "    " : "  "}IN  A  192.0.2.${index % 256}`,
	);
	const workspace = readWorkspace({ "db.example.com": lines.join("\n") });
	const started = process.cpuUsage();
	atOnce(formatFile(workspace, DB, [{ first: 50_000, last: 50_050 }]));
	const { user, system } = process.cpuUsage(started);
	expect((user + system) / 1000).toBeLessThan(250);
});
