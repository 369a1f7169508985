import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import { withCorpus } from "./corpus.ts";
import { filesBelow } from "./corpus-files.ts";
import { EveryFix } from "./every-fix.ts";
import { loadedFolder } from "./loaded-folder.ts";
import { SPELLINGS, type Spelling } from "./spellings.ts";

/** Of the fixes that one rule offers in one file, so many are made; of a tree, where each takes long, so many. */
const PER_RULE = 5;
const PER_RULE_OF_TREE = 3;

/** Of a file of more octets, of which each takes long, no more than of a tree. */
const LARGE = 100_000;

/** One file in so many is tried in each other spelling too. */
const SPELT_OTHERWISE = 12;

const SEED = 20261130;

withCorpus((corpus) => {
	describe("every fix that is offered, each on its own", () => {
		const made = new EveryFix(SEED);

		test.each(["zones", "orgs", "conf"])("in each file of %s", { timeout: 900_000 }, (folder) => {
			for (const path of filesBelow(join(corpus, folder))) {
				const octets = readFileSync(path);
				made.inWorkspace(path, () => alone(path, octets), perRule(octets));
			}
		});

		test.each(Object.keys(SPELLINGS))("in files with %s", { timeout: 900_000 }, (name) => {
			const spelt: Spelling = SPELLINGS[name]!;
			const offset = Object.keys(SPELLINGS).indexOf(name);
			const paths = filesBelow(join(corpus, "zones"));
			for (const [index, path] of paths.entries()) {
				if (index % SPELT_OTHERWISE !== offset) continue;
				const octets = spelt.rewrite(readFileSync(path));
				made.inWorkspace(`${path} with ${name}`, () => alone(path, octets), perRule(octets), spelt.holds);
			}
		});

		test.each(readdirSync(join(corpus, "trees")))("in the tree %s", { timeout: 900_000 }, (tree) => {
			made.inWorkspace(tree, () => loadedFolder(join(corpus, "trees", tree, "files")), PER_RULE_OF_TREE);
		});

		afterAll(() => {
			console.log(made.figures());
			expect(made.faults, made.faults.join("\n\n")).toEqual([]);
		});
	});
});

function perRule({ length }: Uint8Array): number {
	return length > LARGE ? PER_RULE_OF_TREE : PER_RULE;
}

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
