import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../server/src/workspace/settings.ts";
import { Workspace } from "../../server/src/workspace/workspace.ts";
import { LAYOUTS } from "../support/layouts.ts";
import { expectSameContent } from "../support/same-content.ts";
import { withCorpus } from "./corpus.ts";
import { filesBelow } from "./corpus-files.ts";
import { loadedFolder } from "./loaded-folder.ts";
import { cases, questions } from "./small-inputs.ts";

withCorpus((corpus) => {
	describe.each(LAYOUTS)("zones in columns have the same records and comments, $columns", (layout) => {
		test("files, each alone", () => {
			const paths = ["zones", "orgs"].flatMap((folder) => filesBelow(join(corpus, folder)));
			let changed = 0;
			for (const path of paths) changed += tryText(path, readFileSync(path), layout);
			console.log(`${changed} of ${paths.length} files are laid out otherwise`);
			expect(paths.length).toBeGreaterThan(0);
		});

		test("cases and tricky inputs", () => {
			for (const { octets } of cases(corpus)) tryText("/w/case.zone", octets, layout);
			for (const { zone, text } of questions(corpus)) {
				tryText("/w/zone", Buffer.from(`; zonetrio: origin=${zone}\n${text}`), layout);
			}
		});

		test.each(readdirSync(join(corpus, "trees")))("the tree %s", (tree) => {
			const service = loadedFolder(join(corpus, "trees", tree, "files"));
			const changed = expectSameContent(service.workspace, layout);
			console.log(`${tree}: ${changed} of ${service.workspace.files.size} files are laid out otherwise`);
		});
	});
});

/** Lays out a file that is a workspace of its own; 1 if anything changed. */
function tryText(path: string, octets: Uint8Array, layout: (typeof LAYOUTS)[number]): number {
	const workspace = new Workspace([path.slice(0, path.lastIndexOf("/"))]);
	workspace.setPaths([path]);
	workspace.setSettings({ ...DEFAULT_SETTINGS, zones: { "**": {} } });
	workspace.setFile(path, octets, true);
	return expectSameContent(workspace, layout);
}
