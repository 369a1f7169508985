import { describe, expect, test } from "vitest";
import type { SelectionRange } from "vscode-languageserver-types";
import { selectionRange } from "../../../server/src/features/selection-range.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

/** The texts that are selected one after the other. */
function steps(text: string): string[] {
	const zones = new ZonesWithCursor(text);
	const lines = zones.files[zones.path.slice("/w/".length)]!.split("\n");
	const offset = ({ line, character }: { line: number; character: number }) =>
		lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
	const found: string[] = [];
	let at: SelectionRange | undefined = selectionRange(zones.judged.workspace, zones.path, zones.position);
	for (; at; at = at.parent) found.push(lines.join("\n").slice(offset(at.range.start), offset(at.range.end)));
	return found;
}

const HEAD = "$TTL 1h\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n";

describe("a selection grows", () => {
	test("from label to name, data, record, owner, origin and file", () => {
		const run = '@ MX 10 mail.example.com. ; main\n TXT "x"\n';
		const section = `$ORIGIN example.com.\n${HEAD.slice(HEAD.indexOf("@ SOA"))}${run}`;
		const text = `$TTL 1h\n${section}$ORIGIN sub.example.com.\nx A 192.0.2.1\n`;
		expect(steps(`-- db.example.com --\n${text.replace("mail.example", "mail.exam<|>ple")}`)).toEqual([
			"example",
			"mail.example.com.",
			"10 mail.example.com.",
			"@ MX 10 mail.example.com. ; main",
			`@ SOA ns h 1 2 3 4 5\n@ NS ns\n${run.trimEnd()}`,
			section,
			text,
		]);
	});

	test("over terms and strings of an SPF record", () => {
		const text = `${HEAD}x TXT "v=spf1 a:mail.example.com/24 -all"\n`;
		expect(steps(`-- db.example.com --\n${text.replace("a:mail", "a:ma<|>il")}`)).toEqual([
			"mail",
			"a:mail.example.com/24",
			"v=spf1 a:mail.example.com/24 -all",
			'"v=spf1 a:mail.example.com/24 -all"',
			'x TXT "v=spf1 a:mail.example.com/24 -all"',
			text,
		]);
	});

	test("from a line of comment, a directive and a group", () => {
		expect(steps(`-- db.example.com --\n${HEAD}; no<|>tes\n`)).toEqual(["; notes", `${HEAD}; notes\n`]);
		expect(steps("-- db.example.com --\n$TTL 1<|>h\n")).toEqual(["1h", "$TTL 1h", "$TTL 1h\n"]);
		const soa = "@ SOA ns h (\n 1 2 3 4\n 5 )";
		expect(steps(`-- db.example.com --\n${soa.replace("3", "<|>3")}\n`)).toEqual([
			"3",
			"ns h (\n 1 2 3 4\n 5",
			soa,
			`${soa}\n`,
		]);
	});

	test("in what an $INCLUDE reads, and hardly in what is no zone", () => {
		const included = "-- hosts.inc --\nx A 192.0.2.<|>1\ny A 192.0.2.2\n-- db.example.com --\n";
		expect(steps(`${included}${HEAD}$INCLUDE hosts.inc\n`)).toEqual([
			"1",
			"192.0.2.1",
			"x A 192.0.2.1",
			"x A 192.0.2.1\ny A 192.0.2.2\n",
		]);
		expect(steps("-- notes --\nno zo<|>ne\n")).toEqual(["zone", "no zone", "no zone\n"]);
	});
});
