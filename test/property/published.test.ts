import { expect, test } from "vitest";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import type { Zone } from "../../server/src/zone/zone.ts";
import { JudgedExample } from "../support/literate.ts";
import { literatePages } from "../support/literate-pages.ts";
import { ROOT } from "../support/memory-workspace.ts";

/** Types with names that servers compare without their case, or whose TTL is that of the set: both are told as changes. */
const UNLIKE = /\t(?:RRSIG|NSEC|NSEC3)\t/;

/** Without one of its lines, a zone counts as changed if its records are others. */
test("a zone has changed where its records are others, and only there", () => {
	let changed = 0;
	let same = 0;
	for (const { rule, examples } of literatePages().filter(({ rule }) =>
		/^(?:soa-serial|duplicate-record|ttl-differs|mx-duplicate)/.test(rule),
	)) {
		for (const { title, files, settings } of examples) {
			const names = Object.keys(files).filter((name) => !name.endsWith(".conf"));
			const before = records(new JudgedExample({ files, settings }));
			for (const name of names) {
				const lines = files[name]!.split("\n");
				for (const line of lines.keys()) {
					const fewer = lines.toSpliced(line, 1).join("\n");
					const judged = new JudgedExample({
						files: { ...files, [name]: fewer },
						settings,
						published: { [name]: files[name]! },
					});
					const now = records(judged);
					for (const { zone } of judged.workspace.openZones()) {
						const published = judged.engine.context.published.of(zone.key);
						const [old, recent] = [before.get(keyOf(zone)), now.get(keyOf(zone))];
						if (!published || !old || !recent || UNLIKE.test(old) || !isKnown(judged, name)) continue;
						const where = `${rule}, ${title}, ${name}:${line + 1} ${lines[line]}`;
						expect(published.isChanged, where).toBe(old !== recent);
						if (old === recent) same++;
						else changed++;
					}
				}
			}
		}
	}
	expect(changed).toBeGreaterThan(100);
	expect(same).toBeGreaterThan(10);
});

/** What tells a zone here and in another workspace. */
function keyOf(zone: Zone): string {
	return zone.key.split("\n").slice(0, 4).join("\n");
}

/** Whether the text can be read, so that all records are known. */
function isKnown(judged: JudgedExample, name: string): boolean {
	return judged.workspace.files
		.get(`${ROOT}/${name}`)!
		.slices.every(({ blocks }) =>
			blocks.every(({ problems, include }) => problems.length === 0 && include?.child !== null),
		);
}

/** The records of each zone in an order that does not hang on the text, without the serial. */
function records({ workspace }: JudgedExample): Map<string, string> {
	const all = new Map<string, string>();
	for (const open of workspace.openZones()) {
		const lines: string[] = [];
		dumpZone(workspace, open, (line) => lines.push(line.replace(/(\tSOA\t\S+ \S+) \d+/, "$1")));
		all.set(keyOf(open.zone), lines.sort().join("\n"));
	}
	return all;
}
