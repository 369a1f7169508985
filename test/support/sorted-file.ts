import { sortRecords } from "../../server/src/features/refactor/sort-records.ts";
import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Range } from "../../server/src/rules/engine/finding.ts";
import { isRefusal } from "../../server/src/rules/fix.ts";
import { atOnce } from "../../server/src/text/at-once.ts";
import { toOctets, toText } from "../../server/src/text/utf8.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { applyEdits, type Files, ROOT } from "./memory-workspace.ts";

/** A service that has read some files, all of them open, and judged nothing. */
export function serviceOf(files: Files): ZoneService {
	const service = new ZoneService([ROOT], { today: () => ({ year: 2026, month: 11, day: 30 }) });
	service.setPaths(Object.keys(files).map((name) => `${ROOT}/${name}`));
	for (const [name, text] of Object.entries(files)) {
		service.setFile(`${ROOT}/${name}`, toOctets(text), { open: true, named: name.endsWith(".inc") });
	}
	service.workspace.advance(() => false);
	return service;
}

/** Sorts a file, and returns its text then: undefined where it is in order, the reason where it is refused. */
export function sortedFile(
	service: ZoneService,
	name: string,
	range?: Range,
): { readonly text: string } | { readonly refusal: string } | undefined {
	const path = `${ROOT}/${name}`;
	const edits = atOnce(sortRecords(service, path, range));
	if (!edits || isRefusal(edits)) return edits;
	applyEdits({ edit: (file, changes) => service.edit(file, changes) }, edits);
	service.workspace.advance(() => false);
	return { text: toText(service.workspace.files.get(path)!.octets()) };
}

/** All records of a workspace, whatever order they are in. */
export function recordSet({ workspace }: ZoneService): string[] {
	const lines: string[] = [];
	for (const open of workspace.openZones()) dumpZone(workspace, open, (line) => lines.push(line.toLowerCase()));
	return lines.sort();
}
