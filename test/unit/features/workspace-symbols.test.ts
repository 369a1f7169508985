import { describe, expect, test } from "vitest";
import { MAX_FOUND, workspaceSymbols } from "../../../server/src/features/symbols/workspace-symbols.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { JudgedExample } from "../../support/literate.ts";
import { type Files, ROOT } from "../../support/memory-workspace.ts";

const HEAD = "$TTL 1h\n@ SOA ns.example.net. h.example.net. 1 2 3 4 5\n@ NS ns.example.net.\n";
const ZONES = {
	"db.example.com": `${HEAD}@ MX 10 mail\nmail A 192.0.2.25\n AAAA 2001:db8::25\nmailer A 192.0.2.26\nwebmail A 192.0.2.27\nmail.lab A 192.0.2.28\nx MX 10 other.example.org.\n`,
	"db.192.0.2": `$ORIGIN 2.0.192.in-addr.arpa.\n${HEAD}25 PTR mail.example.com.\n99 PTR gone.example.com.\n`,
	"db.example.net": `${HEAD}ns A 192.0.2.1\n`,
};

/** What is found, as `NAME  CONTAINER  FILE:LINE`. */
function found(query: string, files: Files = ZONES): string[] {
	const judged = new JudgedExample({ files, settings: {} });
	return atOnce(workspaceSymbols(judged.service.reading, query)).map(({ name, container, location }) =>
		[name, container, `${location.path.slice(ROOT.length + 1)}:${location.selection.start.line + 1}`].join("  "),
	);
}

describe("a symbol is found", () => {
	test("by the name of a host, the best first", () => {
		expect(found("mail")).toEqual([
			"mail.example.com.  A AAAA in db.example.com  db.example.com:5",
			"mail.lab.example.com.  A in db.example.com  db.example.com:9",
			"mailer.example.com.  A in db.example.com  db.example.com:7",
			"webmail.example.com.  A in db.example.com  db.example.com:8",
		]);
		expect(found("MAIL.exam").map((line) => line.split(" ")[0])).toEqual(["mail.example.com.", "webmail.example.com."]);
		expect(found("mail.example.com.").length).toBe(2);
		expect(found("mail.example.com.")[0]).toMatch(/^mail\.example\.com\./);
		expect(found("mail.").map((line) => line.split(" ")[0])).toEqual([]);
		expect(found("nothing")).toEqual([]);
	});

	test("by an address in any spelling, or its beginning, with its PTR", () => {
		expect(found("192.0.2.25")).toEqual([
			"mail.example.com. A 192.0.2.25  db.example.com  db.example.com:5",
			"25.2.0.192.in-addr.arpa. PTR mail.example.com.  db.192.0.2  db.192.0.2:5",
		]);
		expect(found("2001:0DB8::0025")).toEqual(["mail.example.com. AAAA 2001:db8::25  db.example.com  db.example.com:6"]);
		expect(found("192.0.2.").length).toBe(6);
		expect(found("192.0").length).toBe(6);
		expect(found("2001:db8:").length).toBe(1);
		expect(found("192.0.2.99")).toEqual(["99.2.0.192.in-addr.arpa. PTR gone.example.com.  db.192.0.2  db.192.0.2:6"]);
		expect(found("198.51.100.1")).toEqual([]);
	});

	test("by a reverse name", () => {
		expect(found("25.2.0.192.in-addr.arpa")[0]).toBe("25.2.0.192.in-addr.arpa.  PTR in db.192.0.2  db.192.0.2:5");
	});

	test("by its type, and what it leads to", () => {
		expect(found("MX").map((line) => line.split("  ")[0])).toEqual([
			"example.com. MX 10 mail.example.com.",
			"x.example.com. MX 10 other.example.org.",
		]);
		expect(found("MX other").length).toBe(1);
		expect(found("mail AAAA").length).toBe(1);
		expect(found("TLSA")).toEqual([]);
	});

	test("as a zone", () => {
		const zones = ["zone: 2.0.192.in-addr.arpa.", "zone: example.com.", "zone: example.net."];
		expect(found("").map((line) => line.split("  ")[0])).toEqual(zones);
		expect(found("zone:").map((line) => line.split("  ")[0])).toEqual(zones);
		expect(found("zone:EXAMPLE.C")).toEqual(["zone: example.com.  db.example.com  db.example.com:2"]);
	});

	test("once for each view, but not more than can be read", () => {
		const view = (name: string) => `view ${name} { zone "example.com" { type primary; file "db.${name}"; }; };\n`;
		const files = {
			"named.conf": view("a") + view("b"),
			"db.a": `${HEAD}m A 192.0.2.1\n`,
			"db.b": `${HEAD}m A 192.0.2.2\n`,
		};
		expect(found("m", files).filter((line) => line.startsWith("m."))).toEqual([
			"m.example.com.  A in db.a, view a  db.a:4",
			"m.example.com.  A in db.b, view b  db.b:4",
		]);
		const many = Array.from({ length: 1000 }, (_, index) => `h${index} A 192.0.2.${index % 250}\n`).join("");
		for (const query of ["h", "h1", "A", "192.0.2.", "192.0.2.7"]) {
			expect(found(query, { "db.example.com": HEAD + many }).length).toBeLessThanOrEqual(MAX_FOUND);
		}
	});
});
