import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import markdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { TestCommand } from "./zonetrio.ts";

const command = new TestCommand();

const HEAD = "$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.1\n";
const ZONES = { "db.example.com": `${HEAD}@ MX 10 backup\n` };

describe("--output", () => {
	test("writes the same to files, beside what is shown", () => {
		const cwd = command.folder(ZONES);
		const given = ["--output", "sarif=out.sarif", "--output", "json=a=b.json", "--output", "junit=tests.xml"];
		const run = command.run(["check", ...given], { cwd });
		expect(run.status, run.stderr).toBe(1);
		expect(run.stdout).toMatch(/^db\.example\.com\n/);
		for (const [format, name] of [["sarif", "out.sarif"] as const, ["json", "a=b.json"], ["junit", "tests.xml"]]) {
			const alone = command.run(["check", "--format", format!], { cwd });
			expect(readFileSync(join(cwd, name!), "utf8"), format).toBe(alone.stdout);
		}
	});

	test("replaces what was in the file, also where nothing is found", () => {
		const cwd = command.folder({ "db.example.com": HEAD, "out.json": "x".repeat(100_000) });
		const run = command.run(["check", "--output", "json=out.json", "--fail-on", "never"], { cwd });
		expect(run.status, run.stderr).toBe(0);
		expect(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8")).summary).toMatchObject({ files: 1, error: 0 });
	});

	test("says what is wrong with it", () => {
		const cwd = command.folder(ZONES);
		mkdirSync(join(cwd, "folder"));
		const told = (given: string) => {
			const { status, stderr } = command.run(["check", "--output", given], { cwd });
			return [status, stderr.split("\n")[0]];
		};
		for (const given of ["sarif", "sarif=", "=x", "text=x", "Sarif=x", "toString=x"]) {
			const [status, line] = told(given);
			expect(status, given).toBe(2);
			expect(line).toContain(
				`argument '${given}' is invalid. It is written as sarif=zonetrio.sarif, with one of json, `,
			);
		}
		expect(told("sarif=nowhere/x")).toEqual([3, "zonetrio: nowhere/x cannot be written (its folder is not there)"]);
		const watched = command.run(["check", "--watch", "--output", "sarif=x"], { cwd });
		expect([watched.status, watched.stderr.split(",")[0]]).toEqual([2, "zonetrio: --watch goes on until it is ended"]);
		expect(told("sarif=folder")).toEqual([3, "zonetrio: folder cannot be written (EISDIR)"]);
	});
});

describe("--format markdown", () => {
	test("is a table, the most severe first, with links to the rules", () => {
		const { status, stdout } = command.run(["check", "--format", "markdown"], { cwd: command.folder(ZONES) });
		expect(status).toBe(1);
		const html = markdownIt().render(stdout);
		expect(html).toMatch(/^<h1>Zone Trio<\/h1>\n<p><strong>1 error<\/strong>/);
		const rows = [
			...html.matchAll(/<tr>\n<td><code>(.*)<\/code><\/td>\n<td>(.*)<\/td>\n<td><a href="(.*)">(.*)<\/a><\/td>/g),
		];
		expect(rows[0]!.slice(1)).toEqual([
			"db.example.com:5:9",
			"error",
			"https://github.com/zonetrio/zonetrio/blob/main/docs/rules/mx-target-no-address.md",
			"mx-target-no-address",
		]);
		const severities = rows.map(([, , severity]) => severity);
		const order = ["error", "warning", "information", "hint"];
		expect(severities).toEqual([...severities].sort((one, other) => order.indexOf(one!) - order.indexOf(other!)));
	});

	test.skipIf(process.platform === "win32")("shows what stands in zones and names of files as text", () => {
		const cwd = command.folder({
			"a|`b/db.example.com": `${HEAD}@ MX 10 <img-src=x>\\@all|[a](b)*\n@ MX t\u0001|&lt;\n`,
		});
		const { stdout } = command.run(["check", "--format", "markdown"], { cwd });
		const html = markdownIt({ html: true }).render(stdout);
		const cells = html.match(/<tr>[\s\S]*?<\/tr>/g)!.map((row) => row.match(/<td>/g)?.length ?? 0);
		expect(cells.slice(1).every((count) => count === 4)).toBe(true);
		expect(html).not.toMatch(/<img|<em>|href="b"|@all|\u0001/);
		expect(html).toContain("<code>a|`b/db.example.com:5:");
	});

	test("says that nothing was found", () => {
		const cwd = command.folder({});
		expect(command.run(["check", "--format", "markdown", "-q"], { cwd }).stdout).toBe(
			"# Zone Trio\n\n**No findings** in 0 files, 0 zones, 0 records\n",
		);
	});

	test("ends before it is too long for a summary", () => {
		const files = Array.from({ length: 300 }, (_, index) => [`db.z${index}.example.com`, `${HEAD}@ MX 10 backup\n`]);
		const cwd = command.folder(Object.fromEntries(files));
		const { stdout } = command.run(["check", "--format", "markdown"], { cwd });
		expect(stdout.match(/^\| `/gm)).toHaveLength(500);
		expect(stdout).toMatch(/\n\d+ more findings are not in this table\n$/);
		expect(Buffer.byteLength(stdout)).toBeLessThan(1 << 20);
	});
});
