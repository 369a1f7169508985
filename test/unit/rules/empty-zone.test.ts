import { describe, expect, test } from "vitest";
import { isFix, isRefusal } from "../../../server/src/rules/fix.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";
import { JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const PRIMARY = 'zone "example.com" { type primary; file "db.x"; };\n';

function messages(configuration: string, text: string, others: Readonly<Record<string, string>> = {}): string[] {
	const files = { "named.conf": configuration, "db.x": text, ...others };
	return messagesOf(new JudgedExample({ files, settings: {} }));
}

function messagesOf(judged: JudgedExample): string[] {
	return judged.findings("soa-missing").map(({ message }) => message.slice(0, message.indexOf(".")));
}

/** Gives a file another content, as its change on the disk does. */
function give(judged: JudgedExample, path: string, text: string): void {
	judged.service.setFile(path, toOctets(text), { open: false });
	judged.settle();
}

describe("a file without records, from which a server takes a zone,", () => {
	test.each([
		["is empty", ""],
		["has empty lines", "\n\r\n \n"],
		["has comments", "; nothing\n"],
		["has directives", "$TTL 1h\n$ORIGIN example.com.\n"],
	])("%s", (_, text) => {
		const judged = new JudgedExample({ files: { "named.conf": PRIMARY, "db.x": text }, settings: {} });
		expect(judged.findings("soa-missing")).toMatchObject([
			{
				path: `${ROOT}/db.x`,
				severity: "error",
				range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
				message: expect.stringMatching(/^example\.com\. has no record in this file/),
			},
		]);
	});

	test("is named with all its zones once", () => {
		const more = PRIMARY.replace("example.com", "example.net") + PRIMARY.replace("example.com", "example.org");
		expect(messages(PRIMARY + more, "")).toHaveLength(1);
		const judged = new JudgedExample({ files: { "named.conf": PRIMARY + more, "db.x": "" }, settings: {} });
		expect(judged.findings("soa-missing")[0]!.message).toMatch(
			/^example\.com\. and 2 more have no record in this file/,
		);
	});

	test("names the same zone first, whichever was opened before", () => {
		const other = PRIMARY.replace("example.com", "another.example");
		const judged = new JudgedExample({ files: { "named.conf": PRIMARY, "db.x": "" }, settings: {} });
		give(judged, `${ROOT}/named.conf`, PRIMARY + other);
		expect(messagesOf(judged)).toEqual(messages(other + PRIMARY, ""));
		expect(judged.findings("soa-missing")[0]!.message).toMatch(/^another\.example\. and 1 more have/);
	});

	test("is one zone in several views", () => {
		const view = (name: string) => `view ${name} { ${PRIMARY.trim()} };\n`;
		const judged = new JudgedExample({ files: { "named.conf": view("a") + view("b"), "db.x": "" }, settings: {} });
		expect(judged.findings("soa-missing").map(({ message }) => message)).toEqual([
			expect.stringMatching(/^example\.com\. has no record/),
		]);
	});

	test.each([
		["of a zone that comes from elsewhere", PRIMARY.replace("primary", "secondary; primaries { 192.0.2.1; }"), "", {}],
		["that no server takes", "", "", {}],
		["of a zone that the server writes", PRIMARY.replace("type", "allow-update { any; }; type"), "", {}],
		["with an include", PRIMARY, '$INCLUDE "db.y"\n', { "db.y": "" }],
		["with a line that cannot be read", PRIMARY, "@ IN SAO ns1\n", {}],
	])("is nothing to tell of where it is one %s", (_, configuration, text, others) => {
		expect(messages(configuration, text, others)).toEqual([]);
	});

	test("is told of as soon as it is empty, and no longer than that", () => {
		const soa = "@ SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ NS ns1\nns1 A 192.0.2.1\n";
		const judged = new JudgedExample({ files: { "named.conf": PRIMARY, "db.x": `$TTL 1h\n${soa}` }, settings: {} });
		expect(messagesOf(judged)).toEqual([]);
		give(judged, `${ROOT}/db.x`, "");
		expect(messagesOf(judged)).toEqual(["example"]);
		give(judged, `${ROOT}/db.x`, `$TTL 1h\n${soa}`);
		expect(messagesOf(judged)).toEqual([]);
		give(judged, `${ROOT}/db.x`, "");
		give(judged, `${ROOT}/named.conf`, "");
		expect(messagesOf(judged)).toEqual([]);
	});
});

describe("what is written into such a file", () => {
	const NET =
		"$ORIGIN example.net.\n$TTL 1h\n@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n  IN NS ns1\nns1 IN A 192.0.2.1\n";
	const BOTH = `${PRIMARY}zone "example.net" { type primary; file "db.net"; };\n`;

	function written(text: string, files: Readonly<Record<string, string>>, answer?: string): string | undefined {
		const judged = new JudgedExample({ files: { ...files, "db.x": text }, settings: {} });
		const [fix] = judged
			.findings("soa-missing")
			.filter(({ path }) => path.endsWith("/db.x"))
			.flatMap(({ actions }) => actions.filter(isFix));
		const edits = fix!.edits(answer);
		if (isRefusal(edits)) return edits.refusal;
		judged.apply(edits);
		expect(judged.findings("soa-missing").filter(({ path }) => path.endsWith("/db.x"))).toEqual([]);
		return judged.texts()["db.x"];
	}

	test("is after the example of another zone, never of one that is empty too", () => {
		const files = {
			"named.conf": `zone "a.example" { type primary; file "db.a"; };\n${BOTH}`,
			"db.a": "",
			"db.net": NET,
		};
		expect(written("", files)).toMatch(/^\$ORIGIN example\.com\.\n\$TTL 3600\n@ +IN SOA ns1\.example\.net\. /);
	});

	test("stands behind what is there, on a line of its own", () => {
		expect(written("; ours", { "named.conf": BOTH, "db.net": NET })).toMatch(/^; ours\n\$ORIGIN example\.com\.\n/);
	});

	test("is made of what the user tells where there is no other zone", () => {
		const text = written("", { "named.conf": PRIMARY }, "192.0.2.53");
		expect(text).toMatch(/^ns1 +IN A +192\.0\.2\.53$/m);
	});

	test("is the zone of one file only", () => {
		const twice = BOTH + PRIMARY.replace("example.com", "example.org");
		expect(written("", { "named.conf": twice, "db.net": NET })).toMatch(/^db\.x serves several zones/);
	});
});
