import { describe, expect, test } from "vitest";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import type { TextChange } from "../../../server/src/text/chunked-text.ts";
import { toOctets } from "../../../server/src/text/utf8.ts";

const ZONE = "/w/db.example.com";
const PART = "/w/hosts.inc";
const CONFIGURATION = "/w/named.conf";
const SOA = "SOA ns1 hostmaster 1 7200 3600 1209600 3600\n";

/** A service of which everything has been shown. */
function shown(files: Readonly<Record<string, string>>): ZoneService {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	service.setPaths(Object.keys(files));
	for (const [path, text] of Object.entries(files)) give(service, path, text);
	shownAgain(service);
	return service;
}

function give(service: ZoneService, path: string, text: string): void {
	service.setFile(path, toOctets(text), { open: false, named: path === PART });
}

/** The files that are to be shown again. */
function shownAgain(service: ZoneService): string[] {
	service.settle();
	return service.takeChangedFiles().sort();
}

function rulesOf(service: ZoneService, path: string): string[] {
	return service.shownFindings(path).map(({ rule }) => rule);
}

describe("a file is shown again", () => {
	test("where an edit of the file that includes it makes something wrong with its text", () => {
		const line = (text: string): TextChange => ({
			start: { line: 3, character: 0 },
			end: { line: 4, character: 0 },
			text,
		});
		const service = shown({
			[ZONE]: `$TTL 60\n@ ${SOA}@ NS ns1\n;\n$INCLUDE hosts.inc\n`,
			[PART]: "www A 192.0.2.80\n",
		});
		expect(rulesOf(service, PART)).not.toContain("out-of-zone-record");
		service.edit(ZONE, [line("$ORIGIN example.net.\n")]);
		expect(shownAgain(service)).toContain(PART);
		expect(rulesOf(service, PART)).toContain("out-of-zone-record");
		service.edit(ZONE, [line(";\n")]);
		expect(shownAgain(service)).toContain(PART);
		expect(rulesOf(service, PART)).not.toContain("out-of-zone-record");
	});

	test("where the file of a zone that it configures gets the SOA of another one, or goes", () => {
		const configuration = 'zone "example.com" { type primary; file "db.example.com"; };\n';
		const service = shown({ [CONFIGURATION]: configuration, [ZONE]: `$TTL 60\n@ ${SOA}@ NS ns1\n` });
		expect(rulesOf(service, CONFIGURATION)).toEqual([]);
		give(service, ZONE, `$TTL 60\nexample.org. ${SOA}@ NS ns1\n`);
		expect(shownAgain(service)).toContain(CONFIGURATION);
		expect(rulesOf(service, CONFIGURATION)).toEqual(["config-zone-origin-mismatch"]);
		service.removeFile(ZONE);
		expect(shownAgain(service)).toContain(CONFIGURATION);
	});
});
