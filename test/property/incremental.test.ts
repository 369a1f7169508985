import fc from "fast-check";
import { expect, test } from "vitest";
import { Engine } from "../../server/src/rules/engine/engine.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { toOctets, toText } from "../../server/src/text/utf8.ts";
import { Workspace } from "../../server/src/workspace/workspace.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { readNamedConf } from "../support/read-configurations.ts";

/** Three zones that lean on one another: hosts and mail, their reverse zone, and a classless child of it. */
const FILES: Readonly<Record<string, string>> = {
	"/w/db.example.com": `$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 300
@ IN NS ns1
ns1 A 192.0.2.1
@ MX 10 mail
@ MX 20 backup
@ TXT "v=spf1 mx ip4:192.0.2.30 a:out.example.com -all"
mail A 192.0.2.25
backup CNAME mail2
mail2 A 192.0.2.26
out A 192.0.2.70
*.wild A 192.0.2.40
sub MX 5 x.wild
sub TXT "v=spf1 include:example.com -all"
$INCLUDE hosts.inc
last A 192.0.2.99
`,
	"/w/hosts.inc": `www A 192.0.2.80
shop MX 10 www
shop TXT "v=spf1 redirect=example.com"
`,
	"/w/db.192.0.2": `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 300
@ IN NS ns1.example.com.
1 PTR ns1.example.com.
25 PTR mail.example.com.
26 PTR backup.example.com.
30 PTR out.example.com.
64/26 NS ns1.example.com.
$GENERATE 65-72 $ CNAME $.64/26
80 PTR c-192-0-2-80.hsd1.example.net.
`,
	"/w/db.192.0.2.64-26": `$TTL 3600
@ IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 300
@ IN NS ns1.example.com.
70 PTR out.example.com.
71 PTR gone.example.com.
`,
};

const CONFIGURATION = `
zone "example.com" { type primary; file "db.example.com"; };
zone "2.0.192.in-addr.arpa" { type primary; file "db.192.0.2"; };
zone "64/26.2.0.192.in-addr.arpa" { type primary; file "db.192.0.2.64-26"; };
`;

const PATHS = Object.keys(FILES);

function open(texts: Readonly<Record<string, string>>): { workspace: Workspace; engine: Engine } {
	const workspace = new Workspace(["/w"]);
	const engine = new Engine(workspace, { today: () => ({ year: 2026, month: 11, day: 24 }) });
	workspace.setPaths([...PATHS, "/w/named.conf"]);
	for (const path of PATHS) workspace.setFile(path, toOctets(texts[path]!), true);
	const files = workspace.configFiles(new Map([["/w/named.conf", CONFIGURATION]]));
	workspace.setConfigurations([readNamedConf("/w/named.conf", files)]);
	engine.settle();
	return { workspace, engine };
}

/** All that can be seen of a workspace: its records and its findings, in an order that does not depend on how they came about. */
function seen(
	{ workspace, engine }: { workspace: Workspace; engine: Engine },
	findingsOf: "findingsOf" | "shownFindingsOf",
): string[] {
	const lines: string[] = [];
	for (const zone of workspace.openZones())
		dumpZone(workspace, zone, (line) => lines.push(`${zone.spec.origin}: ${line}`));
	for (const path of PATHS) {
		for (const finding of engine[findingsOf](path)) {
			const { start, end } = finding.range;
			lines.push(
				`${path}:${start.line}:${start.character}-${end.line}:${end.character} ${finding.severity} ${finding.rule} ${finding.message}`,
			);
			for (const other of finding.related) lines.push(`  ${other.path}:${other.range.start.line} ${other.message}`);
		}
	}
	return lines;
}

const PIECES = [
	"\n",
	" ",
	"(",
	")",
	'"',
	";",
	"mail",
	"A 192.0.2.25",
	"192.0.2.26",
	"x",
	"2",
	"@",
	"$ORIGIN example.com.\n",
	"$TTL 60\n",
	"out MX 10 mail\n",
	"* MX 10 mail\n",
	"mail CNAME out\n",
	"wild NS ns.elsewhere.net.\n",
	"d DNAME wild\n",
	"30 PTR mail.example.com.\n",
	'n TXT "v=spf1 ip4:192.0.2.0/24 -all"\n',
	"$INCLUDE hosts.inc\n",
	"é",
	"\r\n",
	"\t",
	"; zonetrio: role=outbound helo=mail.example.com\n",
	"$GENERATE 90-95 h$ A 192.0.2.$\n",
	"64/26 DNAME x.example.com.\n",
	".",
];

const edit = fc.record({
	file: fc.nat(PATHS.length - 1),
	from: fc.nat(1_000_000),
	length: fc.oneof(
		{ weight: 6, arbitrary: fc.constant(0) },
		{ weight: 3, arbitrary: fc.nat(12) },
		{ weight: 1, arbitrary: fc.nat(200) },
	),
	piece: fc.oneof(fc.constantFrom(...PIECES), fc.constant("")),
	atLineStart: fc.boolean(),
});

function position(text: string, offset: number): { line: number; character: number } {
	const before = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: before.length - 1, character: before.at(-1)!.length };
}

/** An edit of the text as an editor would send it, and the text after it. */
function applied(
	text: string,
	wanted: { from: number; length: number; piece: string; atLineStart: boolean },
): { change: TextChange; text: string } {
	let from = wanted.from % (text.length + 1);
	if (wanted.atLineStart) from = text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
	// Editors never put a cursor between CR and LF.
	if (text[from - 1] === "\r" && text[from] === "\n") from--;
	let to = Math.min(text.length, from + wanted.length);
	if (text[to - 1] === "\r" && text[to] === "\n") to++;
	const change = { start: position(text, from), end: position(text, to), text: wanted.piece };
	return { change, text: text.slice(0, from) + wanted.piece + text.slice(to) };
}

test("after any edits, text, records and findings are those of opening the files anew", () => {
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
			const texts: Record<string, string> = { ...FILES };
			const live = open(texts);
			for (const wanted of edits) {
				const path = PATHS[wanted.file]!;
				const { change, text } = applied(texts[path]!, wanted);
				texts[path] = text;
				live.workspace.edit(path, [change]);
				live.engine.settle();
				seen(live, "shownFindingsOf");
				expect(toText(live.workspace.files.get(path)!.text.octets())).toBe(text);
			}
			const fresh = seen(open(texts), "findingsOf");
			expect(seen(live, "findingsOf")).toEqual(fresh);
			// What was told of findings before an edit still holds after it.
			expect(seen(live, "shownFindingsOf")).toEqual(fresh);
		}),
		{ seed: 20261124, numRuns: 400, interruptAfterTimeLimit: 20_000 },
	);
});

test("a keystroke in a large zone reads one block and judges a handful of subjects", () => {
	const hosts = Array.from({ length: 20_000 }, (_, index) => `h${index} A 10.0.${index >> 8}.${index & 255}`).join(
		"\n",
	);
	const live = open({ ...FILES, "/w/hosts.inc": `${hosts}\n` });
	const blocks = live.workspace.reader.work.blocksRead;
	const subjects = live.engine.work.subjectsChecked;
	live.workspace.edit("/w/hosts.inc", [
		{ start: { line: 9_000, character: 1 }, end: { line: 9_000, character: 1 }, text: "x" },
	]);
	live.engine.settle();
	expect(live.workspace.reader.work.blocksRead - blocks).toBe(1);
	expect(live.engine.work.subjectsChecked - subjects).toBeLessThanOrEqual(12);
});
