import { expect, test } from "vitest";
import { ZoneService } from "../../../server/src/features/zone-service.ts";
import { findLayout } from "../../../server/src/layout/find-layout.ts";
import { DEFAULT_LAYOUT } from "../../../server/src/layout/layout.ts";
import { toOctets, toText } from "../../../server/src/text/utf8.ts";
import type { ZoneFile } from "../../../server/src/zone/zone-file.ts";
import { Dice } from "../../fuzz/dice.ts";

const PATH = "/w/db.example.com";
const HEAD = "$ORIGIN example.com.\n$TTL 3600\n@ IN SOA ns1 h 1 7200 3600 1209600 3600\n  IN NS ns1\n";
const PIECES = ["\t", "        ", "(\n", ")\n", 'x 60 IN  TXT  "a"\n', '"', ";", "h\tA\t192.0.2.1\n"];

test.each([
	[40, 300],
	// Of so many lines only a part is looked at.
	[6000, 30],
])("the layout of %i lines is that of the same text opened anew, whatever is edited", (lines, edits) => {
	const hosts = Array.from({ length: lines }, (_, index) => `h${index}    IN  A    192.0.2.${index & 255} ; c\n`);
	const service = opened(toOctets(HEAD + hosts.join("")));
	const dice = new Dice(7);
	for (let edit = 0; edit < edits; edit++) {
		const line = dice.below(fileOf(service).text.lineCount);
		const start = { line, character: dice.below(12) };
		service.edit(PATH, [{ start, end: { line, character: 12 + dice.below(6) }, text: dice.pick(PIECES) }]);
		service.settle();
		const anew = opened(toOctets(toText(fileOf(service).text.octets())));
		expect(findLayout(fileOf(service), DEFAULT_LAYOUT)).toEqual(findLayout(fileOf(anew), DEFAULT_LAYOUT));
	}
});

test("the layout follows lines that are put into other columns", () => {
	const lines = (gap: string) =>
		Array.from({ length: 40 }, (_, index) => `h${index % 10}${gap}IN A 192.0.2.1\n`).join("");
	const service = opened(toOctets(HEAD + lines("    ")));
	const before = findLayout(fileOf(service), DEFAULT_LAYOUT);
	const start = { line: 4, character: 0 };
	service.edit(PATH, [{ start, end: { line: 44, character: 0 }, text: lines("          ") }]);
	service.settle();
	const now = findLayout(fileOf(service), DEFAULT_LAYOUT);
	expect(now).not.toEqual(before);
	expect(now).toEqual(findLayout(fileOf(service), { ...DEFAULT_LAYOUT }));
});

function opened(octets: Uint8Array): ZoneService {
	const service = new ZoneService(["/w"], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	service.setPaths([PATH]);
	service.setFile(PATH, octets, { open: true, named: true });
	service.settle();
	return service;
}

function fileOf(service: ZoneService): ZoneFile {
	return service.workspace.files.get(PATH)!;
}
