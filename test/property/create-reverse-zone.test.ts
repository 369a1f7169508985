import zonefile from "dns-zonefile";
import fc from "fast-check";
import { expect, test } from "vitest";
import { originOfFileName } from "../../server/src/config/origin-of-file-name.ts";
import { isNewFile } from "../../server/src/rules/fix.ts";
import { expectRepaired, snapshot } from "../support/judged-service.ts";
import { fixOf, JudgedExample } from "../support/literate.ts";
import { type Files, ROOT } from "../support/memory-workspace.ts";
import { smallZones } from "../support/small-zones.ts";

const TITLE = "Create the reverse zone";
const LAYOUTS = [
	undefined,
	(file: string) => `zone "example.com" { type primary; file "${file}"; };\n`,
	(file: string) =>
		`view "one" {\n\tzone "example.com" IN {\n\t\ttype master;\n\t\tfile "/etc/bind/${file}";\n\t};\n};\n`,
];

test("a reverse zone that is created takes its finding away, adds none, and is read as another program reads it", () => {
	let tried = 0;
	fc.assert(
		fc.property(smallZones, fc.constantFrom(...LAYOUTS), (zones, layout) => {
			const files = withoutReverse(zones, layout);
			const first = new JudgedExample({ files, settings: {} });
			for (const [index, finding] of first.findings().entries()) {
				if (!fixOf(finding, TITLE)) continue;
				const judged = new JudgedExample({ files, settings: {} });
				const edits = fixOf(judged.findings()[index]!, TITLE)!.edits();
				if ("refusal" in edits) throw new Error(edits.refusal);
				judged.apply(edits);
				expectRepaired(finding, snapshot(first), judged);
				expectReadAlike(edits.find(isNewFile)!, judged);
				tried++;
			}
		}),
		{ seed: 20261124, numRuns: 120 },
	);
	expect(tried).toBeGreaterThan(50);
});

function withoutReverse(zones: Files, layout: ((file: string) => string) | undefined): Files {
	const forward = Object.entries(zones).filter(([name]) => originOfFileName(name)?.origin === "example.com.");
	const included = Object.entries(zones).filter(([name]) => forward.some(([file]) => name === `${file}.inc`));
	const configuration = layout ? [["named.conf", layout(forward[0]![0])]] : [];
	return Object.fromEntries([...forward, ...included, ...configuration]);
}

/** The new zone has the PTR records that `dns-zonefile` reads out of its text, and its name is that of its zone. */
function expectReadAlike(
	file: { readonly path: string; readonly content: string },
	{ workspace }: JudgedExample,
): void {
	const read = zonefile.parse(file.content.replaceAll("\r", ""));
	const zone = [...workspace.openZones()].find(({ spec }) => spec.path === file.path)!;
	expect(zone.spec.origin).toBe(read.$origin);
	expect(originOfFileName(file.path.slice(ROOT.length + 1))?.origin).toBe(read.$origin);
	const count = [...workspace.blocks(zone.slice)].reduce((sum, block) => sum + block.records.length, 0);
	expect(count).toBe(1 + (read.ns?.length ?? 0) + (read.ptr?.length ?? 0));
}
