import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toolArguments } from "../../client/node/tool-command.ts";
import { hasTool, REFERENCE_ENVIRONMENT, type ReferenceTool } from "../support/reference-tool.ts";

interface Matcher {
	readonly name: string;
	readonly severity: string;
	readonly pattern: { regexp: string; file: number; line: number; severity?: number; message: number };
}

const MATCHERS: Matcher[] = JSON.parse(readFileSync("package.json", "utf8")).contributes.problemMatchers;

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "zonetrio-tools-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	writeFileSync(join(folder, name), text);
}

/** What the Problems panel would show of lines that a tool writes. */
function problems(tool: string, output: string): string[] {
	const own = MATCHERS.filter(({ name }) => name === tool || name === `${tool}-warning`);
	return output.split("\n").flatMap((line) =>
		own.flatMap(({ severity, pattern }) => {
			const found = new RegExp(pattern.regexp).exec(line);
			if (!found) return [];
			const file = found[pattern.file]?.replace(`${folder}/`, "");
			const worth = (pattern.severity !== undefined && found[pattern.severity]) || severity;
			return [`${file}:${found[pattern.line]} ${worth}: ${found[pattern.message]}`];
		}),
	);
}

function run(tool: ReferenceTool, args: string[]): string {
	const { stdout, stderr } = spawnSync(tool, args, { cwd: folder, env: REFERENCE_ENVIRONMENT, encoding: "utf8" });
	return stdout + stderr;
}

const absolute = (path: string) => join(folder, path);

describe.skipIf(!hasTool("named-checkzone"))("$named-checkzone", () => {
	const HEAD = "$TTL 1h\n@ IN SOA ns1 hostmaster 1 2 3 4 5\n@ IN NS ns1\nns1 IN A 192.0.2.1\n";

	function check(text: string, zone = "example.com"): string[] {
		write("zones/db.example.com", text);
		const task = { type: "named-checkzone" as const, zone, file: "zones/db.example.com" };
		return problems("named-checkzone", run("named-checkzone", toolArguments(task, absolute)));
	}

	test("finds each line that is told of, with its severity, in included files too", () => {
		write("sub.inc", "x IN A 300.1.1.1\n");
		const lines = ["foo IN FOO bar", "mx IN MX 10 192.0.2.1", "bad IN A 1.2.3", "x.example.org. IN A 192.0.2.2"];
		expect(check(`${HEAD}${lines.join("\n")}\n$INCLUDE sub.inc\n`)).toEqual([
			"zones/db.example.com:5 error: unknown RR type 'FOO'",
			"zones/db.example.com:6 warning: '192.0.2.1': MX is an address",
			"zones/db.example.com:7 error: near '1.2.3': bad dotted quad",
			"zones/db.example.com:8 warning: ignoring out-of-zone data (x.example.org)",
			"sub.inc:1 error: near '300.1.1.1': bad dotted quad",
		]);
	});

	test("finds what keeps a zone from being loaded, behind the name of a function too", () => {
		expect(check(`${HEAD}c IN CNAME ns1\nc IN A 192.0.2.3\n`)).toEqual([
			"zones/db.example.com:6 error: c.example.com: CNAME and other data",
		]);
	});

	test("tells what is no error from what is one", () => {
		expect(check("@ IN SOA ns1 h 1 2 3 4 5\n IN NS ns1.example.org.\n")).toEqual([
			"zones/db.example.com:1 warning: no TTL specified; using SOA MINTTL instead",
		]);
		expect(check(`${HEAD}a_b IN A 192.0.2.3\n`)).toEqual([
			"zones/db.example.com:5 warning: a_b.example.com: bad owner name (check-names)",
		]);
	});

	test("finds nothing in a zone that is right, nor in what the tool says of the whole zone", () => {
		expect(check(HEAD)).toEqual([]);
		expect(check(HEAD, "-x.example")).not.toContain(expect.stringMatching(/usage|option/));
		expect(check("$TTL 1h\na IN A 192.0.2.1\n")).toEqual([]);
	});
});

describe.skipIf(!hasTool("named-checkconf"))("$named-checkconf", () => {
	function check(text: string): string[] {
		write("named.conf", text);
		const task = { type: "named-checkconf" as const, file: "named.conf" };
		return problems("named-checkconf", run("named-checkconf", toolArguments(task, absolute)));
	}

	test("finds mistakes, and what is only out of date", () => {
		expect(check("options {\n\tfoo yes;\n\trecursion maybe;\n};\n")).toEqual([
			"named.conf:2 error: unknown option 'foo'",
			"named.conf:3 error: boolean expected near 'maybe'",
		]);
		expect(check('zone "a" {\n\ttype primary;\n\tfile "x";\n\tauto-dnssec maintain;\n};\n')).toContain(
			"named.conf:4 warning: option 'auto-dnssec' is deprecated",
		);
	});

	test("finds them in files that are included", () => {
		write("zones.conf", 'zone "a" { type primary; file "x"; foo yes; };\n');
		expect(check('include "zones.conf";\nzone "b" { type primary; file "y"; };\n')).toEqual([
			"zones.conf:1 error: unknown option 'foo'",
		]);
	});

	test("finds nothing in one that is right", () => {
		expect(check('zone "a" { type primary; file "x"; };\n')).toEqual([]);
	});
});

test("matchers find paths with a drive and no times", () => {
	expect(problems("named-checkzone", "C:\\dns\\db.example.com:5: unknown RR type 'FOO'")).toEqual([
		"C:\\dns\\db.example.com:5 error: unknown RR type 'FOO'",
	]);
	expect(problems("named-checkzone", "zone example.com/IN: loaded serial 1\nOK")).toEqual([]);
});
