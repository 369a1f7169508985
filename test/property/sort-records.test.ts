import fc from "fast-check";
import { expect, test } from "vitest";
import { toText } from "../../server/src/text/utf8.ts";
import { type Files, ROOT } from "../support/memory-workspace.ts";
import { smallZones } from "../support/small-zones.ts";
import { recordSet, serviceOf, sortedFile } from "../support/sorted-file.ts";

/** Sorts all files, and holds them against what they were: the same records, the same lines, and nothing left to do. */
function expectSorted(files: Files): { readonly sorted: number; readonly refused: number } {
	const service = serviceOf(files);
	const before = recordSet(service);
	let [sorted, refused] = [0, 0];
	for (const path of [...service.workspace.files.keys()]) {
		const name = path.slice(ROOT.length + 1);
		const written = toText(service.workspace.files.get(path)!.octets());
		const result = sortedFile(service, name);
		if (!result) continue;
		if ("refusal" in result) {
			refused++;
			continue;
		}
		sorted++;
		expect(lines(result.text)).toEqual(lines(written));
		expect(sortedFile(service, name), `${name} once more`).toBeUndefined();
	}
	expect(recordSet(service)).toEqual(before);
	// What was read after the edit is what is read from the start.
	const again = Object.fromEntries(
		[...service.workspace.files].map(([path, file]) => [path.slice(ROOT.length + 1), toText(file.octets())]),
	);
	expect(recordSet(serviceOf({ ...files, ...again }))).toEqual(before);
	return { sorted, refused };
}

function lines(text: string): string[] {
	return text.split(/\r\n|\r|\n/).sort();
}

test("generated zones keep their records", () => {
	let sorted = 0;
	fc.assert(
		fc.property(smallZones, (files) => {
			sorted += expectSorted(files).sorted;
		}),
		{ seed: 20261130, numRuns: 80 },
	);
	expect(sorted).toBeGreaterThan(30);
});

const OWNER = fc.constantFrom(
	"a",
	"b",
	"c",
	"sub",
	"x.sub",
	"10",
	"9",
	"09",
	"1a",
	"*",
	"@",
	"A.example.com.",
	"",
	"",
	"",
);
const TTL = fc.constantFrom("", "", "", " 60", " 7200");
const DATA = fc.constantFrom(
	"A 192.0.2.1",
	"A 192.0.2.2",
	"TXT ( a ; in a group\n\tb )",
	"TXT (\n x\n)",
	"NS x.sub",
	"MX 10 a",
	"A nothing",
);
const LINE = fc.oneof(
	{
		weight: 12,
		arbitrary: fc
			.tuple(OWNER, TTL, DATA, fc.constantFrom("", " ; c"))
			.map((parts) => `${parts[0]}${parts[1]} ${parts[2]}${parts[3]}`),
	},
	{
		weight: 4,
		arbitrary: fc.constantFrom(
			"",
			"",
			"; comment",
			"  ; comment",
			"; zonetrio-ignore ptr-missing",
			"$ORIGIN sub.example.com.",
			"$ORIGIN example.com.",
			"$TTL 300",
			"$INCLUDE x.inc",
			"$INCLUDE y.inc c.example.com.",
			"$GENERATE 1-3 h$ A 192.0.2.$",
		),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			"a.example.net. A 192.0.2.1",
			"<<<<<<< ours",
			"x A 192.0.2.1 (",
			")",
			"\\",
			"w\tNOTYPE x",
		),
	},
);

test("lines of anything keep what they say, or are refused", () => {
	const zone = fc
		.tuple(
			fc.boolean(),
			fc.constantFrom("", " 90"),
			fc.array(LINE, { maxLength: 14 }),
			fc.constantFrom("\n", "\r\n"),
			fc.boolean(),
			fc.constantFrom(
				"z A 192.0.2.9\nq A 192.0.2.8\n",
				"  TXT x\nz 5 A 192.0.2.9\nb A 192.0.2.7",
				"$TTL 77\nb A 192.0.2.1\na TXT y\n",
			),
		)
		.map(([hasTtl, ttl, written, lineEnd, isEnded, included]): Files => {
			const head = ["$ORIGIN example.com.", ...(hasTtl ? ["$TTL 3600"] : []), `@${ttl} IN SOA ns1 h 1 2 3 4 5`];
			const text = [...head, ...written, ...(isEnded ? [""] : [])].join("\n").replaceAll("\n", lineEnd);
			return { "db.example.com": text, "x.inc": included, "y.inc": "b A 192.0.2.5\na A 192.0.2.6\n" };
		});
	let [sorted, refused] = [0, 0];
	fc.assert(
		fc.property(zone, (files) => {
			const result = expectSorted(files);
			sorted += result.sorted;
			refused += result.refused;
		}),
		{ seed: 20261130, numRuns: 800 },
	);
	expect(sorted).toBeGreaterThan(150);
	expect(refused).toBeGreaterThan(70);
});
