import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { withCorpus } from "./corpus.ts";
import { filesBelow } from "./corpus-files.ts";
import { loadedFolder } from "./loaded-folder.ts";
import { cases, questions } from "./small-inputs.ts";

/** Repairs are worked out for so many findings of a file. */
const REPAIRED = 20;

withCorpus((corpus) => {
	describe("nothing in the corpus stops the service", () => {
		test("files, each alone", () => {
			const paths = ["zones", "trees", "orgs", "conf"].flatMap((folder) => filesBelow(join(corpus, folder)));
			let findings = 0;
			for (const path of paths) findings += tryFiles(path, { [path]: readFileSync(path) });
			console.log(`${paths.length} files alone: ${findings} findings`);
		});

		test("cases", () => {
			const rows = cases(corpus);
			let findings = 0;
			for (const { id, octets } of rows) findings += tryFiles(`case ${id}`, { "/w/case.zone": octets });
			console.log(`${rows.length} cases: ${findings} findings`);
		});

		test("tricky inputs", () => {
			const rows = questions(corpus);
			let findings = 0;
			for (const { id, zone, text, others } of rows) {
				const beside = Object.entries(others).map(([name, octets]) => [`/w/${name}`, octets]);
				const main = Buffer.from(`; zonetrio: origin=${zone}\n${text}`);
				findings += tryFiles(`tricky ${id}`, { "/w/zone": main, ...Object.fromEntries(beside) });
			}
			console.log(`${rows.length} tricky inputs: ${findings} findings`);
		});

		test.each(readdirSync(join(corpus, "trees")))("the tree %s", (tree) => {
			const service = loadedFolder(join(corpus, "trees", tree, "files"));
			const found = tryFindings(service);
			service.report();
			const { files, zones, records } = service.counts();
			console.log(`${tree}: ${files} files, ${zones} zones, ${records} records, ${found} findings`);
			expect(zones).toBeGreaterThan(0);
		});
	});
});

/** Judges some files as a workspace of their own; how many findings there are. */
function tryFiles(name: string, files: Readonly<Record<string, Uint8Array>>): number {
	const paths = Object.keys(files);
	const folder = paths[0]!.slice(0, paths[0]!.lastIndexOf("/"));
	const service = new ZoneService([folder], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths(paths);
	try {
		for (const [path, octets] of Object.entries(files)) service.setFile(path, octets, { open: true, named: true });
		service.settle();
		service.report();
		return tryFindings(service);
	} catch (error) {
		throw new Error(`${name} stops the service`, { cause: error });
	}
}

/** Draws up all findings and some repairs; ranges must lie inside their files. */
function tryFindings(service: ZoneService): number {
	let count = 0;
	for (const path of service.files()) {
		const findings = service.findings(path);
		count += findings.length;
		const lines = service.workspace.files.get(path)?.text.lineCount ?? Number.POSITIVE_INFINITY;
		for (const { range, rule } of findings) {
			const { start, end } = range;
			const isInOrder = start.line < end.line || (start.line === end.line && start.character <= end.character);
			if (!isInOrder || end.line >= lines) throw new Error(`${path}: the range of ${rule} is outside the file`);
		}
		for (const { actions } of findings.slice(0, REPAIRED)) {
			for (const action of actions) {
				if ("edits" in action) action.edits();
				else if ("text" in action) action.text();
			}
		}
	}
	return count;
}
