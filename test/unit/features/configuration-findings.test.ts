import { describe, expect, test } from "vitest";
import { ignoreActions } from "../../../server/src/features/ignore-finding.ts";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import type { Finding } from "../../../server/src/rules/engine/finding.ts";
import { isFix } from "../../../server/src/rules/fix.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";
import { JudgedExample } from "../../support/literate.ts";
import { fullSettings, type PartialSettings } from "../../support/memory-workspace.ts";

const ZONE = "@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n";
const WRONG = 'options { directory "/w"; };\nzone "example.com" { type primary; file "gone"; };\n';
const IN_VIEW = 'view a {\n\tzone "example.com" {\n\t\ttype primary;\n\t\tfile "/w/gone";\n\t};\n};\n';

function shown(files: Readonly<Record<string, string>>, settings: PartialSettings = {}): string[] {
	return new JudgedExample({ files, settings }).findings().filter(isOfConfiguration).map(told);
}

function isOfConfiguration({ rule }: Finding): boolean {
	return rule.startsWith("config");
}

function told({ path, range: { start }, rule, severity }: Finding): string {
	return `${path.slice("/w/".length)}:${start.line + 1}:${start.character + 1} ${severity} ${rule}`;
}

describe("findings in configurations", () => {
	test("have the severity that is set", () => {
		expect(shown({ "named.conf": WRONG })).toEqual(["named.conf:2:41 error config-zone-file-missing"]);
		expect(shown({ "named.conf": WRONG }, { rules: { "config-zone-file-missing": "hint" } })).toEqual([
			"named.conf:2:41 hint config-zone-file-missing",
		]);
		expect(shown({ "named.conf": WRONG }, { rules: { "config-zone-file-missing": "off" } })).toEqual([]);
	});

	test.each([
		WRONG.replace('gone"; };\n', 'gone"; }; // zonetrio-ignore config-zone-file-missing\n'),
		WRONG.replace("\nzone", "\n# zonetrio-ignore config-zone-file-missing -- made at night\n// a zone\nzone"),
		WRONG.replace("\nzone", "\n/* zonetrio-ignore config-zone-file-missing */\nzone"),
		`${WRONG.trimEnd()} # zonetrio-ignore configuration-syntax, config-zone-file-missing\r\n`,
		`${WRONG}// zonetrio-ignore-file config-zone-file-missing\n`,
	])("are excused by comments: %j", (text) => {
		expect(shown({ "named.conf": text })).toEqual([]);
	});

	test.each([
		WRONG.replace("\nzone", "\n# zonetrio-ignore config-zone-duplicate\nzone"),
		WRONG.replace("\nzone", "\n# zonetrio-ignore config-zone-file-missing\n\nzone"),
	])("are not excused by others: %j", (text) => {
		expect(shown({ "named.conf": text })).toHaveLength(1);
	});

	test.each(["Ignore config-zone-file-missing here", "Ignore config-zone-file-missing in this file"])("%s", (title) => {
		const example = new JudgedExample({ files: { "named.conf": IN_VIEW }, settings: {} });
		const finding = example.findings().find(({ rule }) => rule === "config-zone-file-missing")!;
		const action = ignoreActions(example.service, finding).find((one) => one.title.startsWith(title))!;
		if (!isFix(action)) throw new Error("no fix");
		example.make(action);
		expect(example.findings("config-zone-file-missing")).toEqual([]);
		expect(example.text("/w/named.conf")).toMatch(/# zonetrio-ignore(-file)? config-zone-file-missing -- because\n/);
	});

	test("are said once where two servers read a file", () => {
		const files = {
			"a/named.conf": 'include "/w/zones.conf";',
			"b/named.conf": 'include "/w/zones.conf";',
			"zones.conf": 'zone "example.com" { type primary; file "/w/gone"; };',
		};
		expect(shown(files)).toEqual(["zones.conf:1:41 error config-zone-file-missing"]);
	});

	test("lead to the place where it is said first", () => {
		const [finding] = new JudgedExample({
			files: {
				"named.conf": 'include "/w/a.conf";\nzone "a" { type primary; file "/w/a"; };',
				"a.conf": '\nzone "a" { type primary; file "/w/a"; };',
				a: ZONE,
			},
			settings: {},
		}).findings("config-zone-duplicate");
		expect(finding?.related).toEqual([
			{
				path: "/w/a.conf",
				range: { start: { line: 1, character: 5 }, end: { line: 1, character: 8 } },
				message: "a. is configured here first",
			},
		]);
	});

	test("tell of many files outside of the workspace once", () => {
		const zones = (count: number) =>
			Array.from({ length: count }, (_, index) => `zone "z${index}" { type primary; file "/srv/z${index}"; };\n`).join(
				"",
			);
		expect(shown({ "named.conf": zones(10) })).toHaveLength(10);
		const [finding, ...others] = new JudgedExample({ files: { "named.conf": zones(11) }, settings: {} }).findings();
		expect(others).toEqual([]);
		expect(finding?.message).toMatch(
			/^11 files that are named here are not in this workspace, \/srv\/z0 the first of them/,
		);
	});

	test("say nothing of what the user has excluded, and nothing where no folder is open", () => {
		for (const roots of [["/w"], []]) {
			const service = new ZoneService(roots, { today: () => ({ year: 2026, month: 11, day: 24 }) });
			service.isLeftOut = (path) => path === "/w/gone";
			service.setPaths(["/w/named.conf"]);
			service.setSettings(fullSettings({}));
			service.setFile("/w/named.conf", toOctets(WRONG), { open: true });
			service.settle();
			expect(service.findings("/w/named.conf")).toEqual([]);
		}
	});

	test("are at the columns that an editor counts behind a byte order mark", () => {
		expect(shown({ "named.conf": '\uFEFFzone "example.com" { type primary; };\n' })).toEqual([
			"named.conf:1:1 error configuration-syntax",
			"named.conf:1:6 error configuration-syntax",
		]);
	});

	test("come and go with the files that are named", () => {
		const example = new JudgedExample({ files: { "named.conf": WRONG }, settings: {} });
		example.service.takeChangedFiles();
		example.create("/w/gone", ZONE);
		example.service.settle();
		expect(example.service.takeChangedFiles()).toContain("/w/named.conf");
		expect(example.findings("config-zone-file-missing")).toEqual([]);
	});
});
