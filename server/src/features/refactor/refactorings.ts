import type { Range } from "../../rules/engine/finding.ts";
import type { Edit, Refusal } from "../../rules/fix.ts";
import { finish } from "../../rules/fixes/finish.ts";
import type { ZoneService } from "../zone-service.ts";
import { addressToName, addressToOwner } from "./address-to-owner.ts";
import { collapseRecords } from "./collapse-records.ts";
import { expandGenerate } from "./expand-generate.ts";
import { rewriteNames } from "./rewrite-names.ts";
import { stringsOnLines, stringsOnOneLine } from "./rewrite-strings.ts";
import { rewriteTtls } from "./rewrite-ttls.ts";
import type { Rewriting, Selection } from "./selection.ts";

/** One way to write the same records otherwise. */
interface Refactoring {
	readonly id: string;
	find(selection: Selection): Rewriting | undefined;
}

/** What is offered at a selection. */
const OFFERED: readonly Refactoring[] = [
	{ id: "addressToOwner", find: addressToOwner },
	{ id: "namesRelative", find: (selection) => rewriteNames(selection, "relative") },
	{ id: "namesAbsolute", find: (selection) => rewriteNames(selection, "absolute") },
	{ id: "expandGenerate", find: expandGenerate },
	{ id: "collapseRecords", find: collapseRecords },
	{ id: "stringsOnLines", find: stringsOnLines },
	{ id: "stringsOnOneLine", find: stringsOnOneLine },
	{ id: "ttlsWithUnits", find: (selection) => rewriteTtls(selection, "units") },
	{ id: "ttlsInSeconds", find: (selection) => rewriteTtls(selection, "seconds") },
];

/** What a command does besides. */
const ALL: readonly Refactoring[] = [...OFFERED, { id: "addressToName", find: addressToName }];

/** Of a longer selection nothing is worked out before it is asked for. */
const MOST_LINES = 2000;

/** What can be chosen at a selection. */
export interface OfferedRefactoring {
	readonly id: string;
	readonly title: string;
}

/** The ways to write what is selected otherwise, with the same records. */
export function refactorings(service: ZoneService, path: string, range: Range): OfferedRefactoring[] {
	const selection = selectionIn(service, path, range);
	if (!selection || range.end.line - range.start.line > MOST_LINES) return [];
	return OFFERED.flatMap(({ id, find }) => {
		const found = find(selection);
		return found && !("refusal" in edits(service, selection, found)) ? [{ id, title: found.title }] : [];
	});
}

/** The edits of one of them; undefined where there is nothing to change. */
export function refactor(
	service: ZoneService,
	path: string,
	range: Range,
	wanted: string,
): readonly Edit[] | Refusal | undefined {
	const selection = selectionIn(service, path, range);
	const found = selection && ALL.find(({ id }) => id === wanted)?.find(selection);
	return found && edits(service, selection, found);
}

function selectionIn({ workspace }: ZoneService, path: string, range: Range): Selection | undefined {
	const file = workspace.files.get(path);
	return file && file.slices.length > 0 ? { workspace, file, range } : undefined;
}

/** Secondaries need not hear of it, so the serial stays. */
function edits(service: ZoneService, { file }: Selection, { replacements }: Rewriting): readonly Edit[] | Refusal {
	const { zone } = file.slices[0]!;
	return finish(service.reading, [{ zone, serial: "keep", updates: () => [], replacements: () => replacements }]);
}
