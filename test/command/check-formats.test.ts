import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log, Result } from "sarif";
import { beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { JsonFinding } from "./json-finding.ts";
import { type Run, TestCommand, VERSION, ZONES } from "./zonetrio.ts";

const command = new TestCommand();

const SARIF_SCHEMA = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

const HEAD = "$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 A 192.0.2.1\n";

/** As Linux lets files be called; a colon, a comma, a line end and a blank mean something in one format or another. */
const AWKWARD = `100% "a", b: c/é\u{1f4e8}\n<&>'::x`;

/** Names that no system forbids. */
const PLAIN = "zönes \u{1f4e8}/50%25, x";

const NAME = process.platform === "win32" ? PLAIN : AWKWARD;

/** What XML cannot say, and what ends a part of one format or another. */
const TEXT = '@ MX t\u0001n<&%0A; \u{1f4e8}\nt TXT "\u{1f4e8}é" ( ) "]]>%0A\u0001<\n';

/** The findings of one check in each format, by its name. */
const runs = new Map<string, Run>();

let folder: string;

beforeAll(() => {
	folder = command.folder({
		[`${NAME}/db.example.com`]: `${HEAD}${TEXT}`,
		"clean/db.192.0.2":
			"$ORIGIN 2.0.192.in-addr.arpa.\n$TTL 3600\n@ SOA ns1.example.com. h.example.net. 1 7200 3600 1209600 3600\n@ NS ns1.example.com.\n1 PTR ns1.example.com.\n",
	});
	for (const format of ["json", "sarif", "github", "gitlab", "junit", "checkstyle"]) {
		runs.set(format, command.run(["check", "--format", format], { cwd: folder }));
	}
}, 120_000);

function findings(): readonly JsonFinding[] {
	return JSON.parse(runs.get("json")!.stdout).findings;
}

function sarif(text: string): Log {
	const log = JSON.parse(text);
	const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats.default(ajv);
	const isValid = ajv.validate(SARIF_SCHEMA, log);
	expect(isValid ? [] : ajv.errors).toEqual([]);
	return log;
}

test("every format tells as many findings, and has the same exit status", () => {
	const { length } = findings();
	expect(length).toBeGreaterThan(2);
	const counts = {
		sarif: sarif(runs.get("sarif")!.stdout).runs[0]!.results!.length,
		github: runs.get("github")!.stdout.match(/^::/gm)!.length,
		gitlab: JSON.parse(runs.get("gitlab")!.stdout).length,
		junit: runs.get("junit")!.stdout.match(/<failure |<skipped /g)!.length,
		checkstyle: runs.get("checkstyle")!.stdout.match(/<error /g)!.length,
	};
	expect(Object.values(counts)).toEqual(Object.values(counts).map(() => length));
	for (const { status, stderr } of runs.values()) expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});

describe("SARIF", () => {
	test("has the places, rules and fingerprints of the findings", () => {
		const [run] = sarif(runs.get("sarif")!.stdout).runs;
		const { driver } = run!.tool;
		expect(driver).toMatchObject({ name: "Zone Trio", version: VERSION });
		expect(run!.columnKind).toBe("utf16CodeUnits");
		expect(run!.originalUriBaseIds).toEqual({ SRCROOT: { uri: `${pathToFileURL(folder).href}/` } });
		expect(run!.invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
		expect(driver.rules!.map(({ id }) => id)).toEqual([...new Set(findings().map(({ rule }) => rule))].sort());
		run!.results!.forEach((result, index) => {
			const { rule, severity, file, line, column, endLine, endColumn, message } = findings()[index]!;
			const level = severity === "information" || severity === "hint" ? "note" : severity;
			expect(result).toMatchObject({ ruleId: rule, level, message: { text: message } });
			expect(driver.rules![result.ruleIndex!]!.id).toBe(rule);
			const { artifactLocation, region } = result.locations![0]!.physicalLocation!;
			expect(region).toEqual({ startLine: line, startColumn: column, endLine, endColumn });
			expect(artifactLocation!.uriBaseId).toBe("SRCROOT");
			expect(artifactLocation!.uri).not.toMatch(/[ "<>\n,:]/);
			expect(decodeURIComponent(artifactLocation!.uri!)).toBe(file);
			expect(result.partialFingerprints!["zonetrio/v1"]).toMatch(/^[0-9a-f]{40}$/);
		});
		const prints = run!.results!.map(({ partialFingerprints }) => partialFingerprints!["zonetrio/v1"]);
		expect(new Set(prints).size).toBe(prints.length);
	});

	test("tells of each rule what its page says, with links that lead somewhere", () => {
		for (const rule of sarif(runs.get("sarif")!.stdout).runs[0]!.tool.driver.rules!) {
			expect(rule.helpUri).toBe(`https://github.com/zonetrio/zonetrio/blob/main/docs/rules/${rule.id}.md`);
			expect(rule.help!.markdown).toMatch(new RegExp(`^# ${rule.id}\n`));
			expect(rule.help!.markdown).not.toMatch(/<!--|\]\((?!https:|#)/);
			expect(rule.help!.text).not.toContain("## ");
			expect(rule.fullDescription!.text).not.toBe("");
			expect(rule.fullDescription!.text.length).toBeLessThanOrEqual(1024);
		}
	});

	test("has related places and the whole of safe repairs, in all files that they change", () => {
		const { stdout } = command.run(["check", "--format", "sarif", "broken"]);
		const results = sarif(stdout).runs[0]!.results!;
		const missing = results.find(({ ruleId }) => ruleId === "ptr-missing")!;
		expect(missing.relatedLocations!.at(-1)).toMatchObject({
			message: { text: "2.0.192.in-addr.arpa. is the reverse zone of 192.0.2.25" },
			physicalLocation: { artifactLocation: { uri: "broken/db.192.0.2" }, region: { startLine: 2, startColumn: 1 } },
		});
		const changes = results.flatMap(({ fixes = [] }) => fixes.flatMap(({ artifactChanges }) => artifactChanges));
		expect(changes.map(({ artifactLocation }) => artifactLocation.uri)).toContain("broken/db.192.0.2");
		const inserted = changes.flatMap(({ replacements }) => replacements.map((one) => one.insertedContent?.text));
		expect(inserted.join()).toContain("PTR");
	});

	test("says what could not be read, and where files lie outside of the current folder", () => {
		const elsewhere = command.folder({ "a b": "x A 192.0.2.1\n", "db.example.com": `${HEAD}@ MX ten\n` });
		const given = ["a b", "db.example.com"].map((name) => join(elsewhere, name));
		const { status, stdout, stderr } = command.run(["check", "--format", "sarif", ...given], { cwd: folder });
		const [run] = sarif(stdout).runs;
		expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining("does not say which zone it is") });
		const [invocation] = run!.invocations!;
		expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 3 });
		const [notification] = invocation!.toolExecutionNotifications!;
		expect(notification!.locations![0]!.physicalLocation!.artifactLocation).toEqual({
			uri: pathToFileURL(given[0]!).href,
		});
		const [result] = run!.results as Result[];
		expect(result!.locations![0]!.physicalLocation!.artifactLocation).toEqual({ uri: pathToFileURL(given[1]!).href });
	});

	test("is valid where nothing was found", () => {
		expect(sarif(command.run(["check", "--format", "sarif", "good"]).stdout).runs[0]!.results).toEqual([]);
	});
});

describe("commands of GitHub Actions", () => {
	/** As the runner takes a command apart. */
	function commands(text: string) {
		return text.split("\n").flatMap((line) => {
			const found = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line);
			if (!found) return [];
			const [, level, written = "", message] = found;
			const unescaped = (part: string) => part.replace(/%(25|0D|0A|3A|2C)/g, (hex) => decodeURIComponent(hex));
			const pairs = written.split(",").map((pair) => pair.split("=", 2));
			return [
				{
					level,
					message: unescaped(message!),
					...Object.fromEntries(pairs.map(([key, value]) => [key, unescaped(value ?? "")])),
				},
			];
		});
	}

	test("have the places of the findings, the most severe first", () => {
		const told = commands(runs.get("github")!.stdout);
		const rank = told.map(({ level }) => ["error", "warning", "notice"].indexOf(level!));
		expect(rank).toEqual([...rank].sort());
		for (const { rule, file, line, column, endLine, message } of findings()) {
			const found = told.find((one) => one.title === rule && one.line === String(line) && one.col === String(column));
			expect(found).toMatchObject({ file, endLine: String(endLine) });
			expect(found!.message.split("\n")[0]).toBe(message);
		}
	});

	test("beyond those that are shown are counted, and follow", () => {
		const many = command.folder({
			"db.example.com": HEAD + Array.from({ length: 13 }, (_, at) => `x${at} A no\n`).join(""),
		});
		const given = ["check", "--format", "github", "--rule", "dmarc-missing=off", "--rule", "spf-missing=off"];
		const { stdout } = command.run([...given, "--quiet"], { cwd: many, env: { GITHUB_WORKSPACE: join(many, "..") } });
		const told = commands(stdout);
		expect(told.map(({ level }) => level)).toEqual([...Array(10).fill("error"), "notice", "error", "error", "error"]);
		expect(told[10]!.message).toMatch(/^3 more findings are not shown at the lines/);
		expect(told[0]!.file).toBe(`${many.split("/").at(-1)}/db.example.com`);
		expect(told[11]!.message).toMatch(/^db\.example\.com:15:7 {2}bad-ipv4 {2}/);
		expect(stdout).not.toContain("records");
	});
});

test.each(["sarif", "junit"])(
	"a hundred thousand findings go through a small memory as %s",
	(format) => {
		const lines = Array.from({ length: 1000 }, (_, at) => `x${at} A no\n`).join("");
		const paths = Array.from({ length: 100 }, (_, at) => `db.z${at}.example.com`);
		const many = command.folder(Object.fromEntries(paths.map((path) => [path, HEAD + lines])));
		const env = { NODE_OPTIONS: "--max-old-space-size=256" };
		const { status, stdout } = command.run(["check", "--quiet", "--format", format], { cwd: many, env });
		expect(status).toBe(1);
		expect(stdout.match(/"ruleId":"bad-ipv4"|<failure type="bad-ipv4"/g)).toHaveLength(paths.length * 1000);
	},
	120_000,
);

test("GitLab gets a fingerprint of each finding, and paths as seen from its project", () => {
	const issues = JSON.parse(runs.get("gitlab")!.stdout);
	const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
	const results = sarif(runs.get("sarif")!.stdout).runs[0]!.results!;
	expect(prints).toEqual(results.map(({ partialFingerprints }) => partialFingerprints!["zonetrio/v1"]));
	const severities = { error: "critical", warning: "major", information: "minor", hint: "info" };
	expect(issues).toEqual(
		findings().map(({ rule, severity, file, line, endLine, message }) => ({
			description: message,
			check_name: rule,
			fingerprint: expect.any(String),
			severity: severities[severity as keyof typeof severities],
			location: { path: file, lines: { begin: line, end: endLine } },
		})),
	);
	const inside = command.run(["check", "--format", "gitlab", "."], {
		cwd: join(ZONES, "broken"),
		env: { CI_PROJECT_DIR: join(ZONES, "..") },
	});
	expect(JSON.parse(inside.stdout)[0].location.path).toBe("zones/broken/db.192.0.2");
});

describe.each([
	["junit", "testsuite", "name"],
	["checkstyle", "file", "name"],
])("%s", (format, element, attribute) => {
	test("is XML with the names of files in it, as its schema says", async () => {
		const { stdout } = runs.get(format)!;
		const checked = await validateXML({
			xml: [{ fileName: `${format}.xml`, contents: stdout }],
			schema: [{ fileName: `${format}.xsd`, contents: SCHEMAS[format]! }],
		});
		expect(checked.errors).toEqual([]);
		const names = [...stdout.matchAll(new RegExp(`<${element} ${attribute}="([^"]*)"`, "g"))].map(([, name]) =>
			unescaped(name!),
		);
		expect(names).toContain(`${NAME}/db.example.com`);
		expect(stdout).toContain("\ufffd");
		expect(stdout).not.toMatch(/[\u0000-\u0008]/);
	});
});

test("JUnit: files without findings pass, what fails the command is a failure, the rest is skipped", () => {
	const { stdout } = runs.get("junit")!;
	const count = (severity: string) => findings().filter((finding) => finding.severity === severity).length;
	expect(stdout).toContain('<testcase name="no findings" classname="clean/db.192.0.2"/>');
	expect(stdout.match(/<failure /g)).toHaveLength(count("error"));
	const { length } = findings();
	expect(stdout).toContain(
		`<testsuites name="zonetrio" tests="${length + 1}" failures="${count("error")}" errors="0">`,
	);
});

function unescaped(text: string): string {
	const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
	return text.replace(/&(?:#(\d+)|(\w+));/g, (_, number, name) =>
		number ? String.fromCodePoint(Number(number)) : named[name]!,
	);
}

/** What Jenkins and others agree on of test results, and what Checkstyle writes. */
const SCHEMAS: Readonly<Record<string, string>> = {
	junit: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
	<xs:complexType name="outcome"><xs:simpleContent><xs:extension base="xs:string">
		<xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
	</xs:extension></xs:simpleContent></xs:complexType>
	<xs:attributeGroup name="counts">
		<xs:attribute name="name" type="xs:string" use="required"/>
		<xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
		<xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
		<xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
	</xs:attributeGroup>
	<xs:element name="testsuites"><xs:complexType>
		<xs:sequence><xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType>
			<xs:sequence><xs:element name="testcase" maxOccurs="unbounded"><xs:complexType>
				<xs:choice minOccurs="0">
					<xs:element name="failure" type="outcome"/><xs:element name="error" type="outcome"/><xs:element name="skipped" type="outcome"/>
				</xs:choice>
				<xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string" use="required"/>
			</xs:complexType></xs:element></xs:sequence>
			<xs:attributeGroup ref="counts"/><xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
		</xs:complexType><xs:unique name="tests"><xs:selector xpath="testcase"/><xs:field xpath="@name"/></xs:unique></xs:element></xs:sequence>
		<xs:attributeGroup ref="counts"/>
	</xs:complexType></xs:element>
</xs:schema>`,
	checkstyle: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
	<xs:element name="checkstyle"><xs:complexType>
		<xs:sequence><xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
			<xs:sequence><xs:element name="error" maxOccurs="unbounded"><xs:complexType>
				<xs:attribute name="line" type="xs:positiveInteger" use="required"/>
				<xs:attribute name="column" type="xs:positiveInteger"/>
				<xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string">
					<xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/>
				</xs:restriction></xs:simpleType></xs:attribute>
				<xs:attribute name="message" type="xs:string" use="required"/>
				<xs:attribute name="source" type="xs:string" use="required"/>
			</xs:complexType></xs:element></xs:sequence>
			<xs:attribute name="name" type="xs:string" use="required"/>
		</xs:complexType></xs:element></xs:sequence>
		<xs:attribute name="version" type="xs:string" use="required"/>
	</xs:complexType></xs:element>
</xs:schema>`,
};
