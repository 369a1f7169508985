import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { withCorpus } from "./corpus.ts";
import { filesBelow } from "./corpus-files.ts";
import { EveryFix } from "./every-fix.ts";
import { loadedFolder } from "./loaded-folder.ts";
import { SPELLINGS, type Spelling } from "./spellings.ts";

/** Each file is also tried in one of these spellings. */
const NAMES = Object.keys(SPELLINGS);

withCorpus((corpus) => {
	describe("every fix that is offered, each on its own", () => {
		const made = new EveryFix();

		test.each(["zones", "orgs", "conf"])("in each file of %s", { timeout: 900_000 }, (folder) => {
			for (const path of filesBelow(join(corpus, folder))) {
				const octets = readFileSync(path);
				made.inWorkspace(path, () => alone(path, octets));
			}
		});

		test.each(NAMES)("in files with %s", { timeout: 900_000 }, (name) => {
			const spelt: Spelling = SPELLINGS[name]!;
			for (const [index, path] of filesBelow(join(corpus, "zones")).entries()) {
				if (NAMES[index % NAMES.length] !== name) continue;
				const octets = spelt.rewrite(readFileSync(path));
				made.inWorkspace(`${path} with ${name}`, () => alone(path, octets), spelt.holds);
			}
		});

		test.each(readdirSync(join(corpus, "trees")))("in the tree %s", { timeout: 900_000 }, (tree) => {
			made.inWorkspace(tree, () => loadedFolder(join(corpus, "trees", tree, "files")));
		});

		afterAll(() => {
			console.log(made.figures());
			expect(made.faults, made.faults.join("\n\n")).toEqual([]);
		});
	});
});

/** A file as a workspace of its own. */
function alone(path: string, octets: Uint8Array): ZoneService {
	const service = new ZoneService([path.slice(0, path.lastIndexOf("/"))], {
		today: () => ({ year: 2026, month: 11, day: 24 }),
	});
	service.setPaths([path]);
	service.setFile(path, octets, { open: true, named: true });
	service.settle();
	return service;
}
