import type { Range } from "../../rules/engine/finding.ts";
import { type Edit, isRefusal, type Refusal } from "../../rules/fix.ts";
import { finishing } from "../../rules/fixes/finish.ts";
import { atOnce } from "../../text/at-once.ts";
import type { ZoneService } from "../zone-service.ts";
import { addressToName, addressToOwner } from "./address-to-owner.ts";
import { collapseRecords } from "./collapse-records.ts";
import { expandGenerate } from "./expand-generate.ts";
import { fewReplacements } from "./few-replacements.ts";
import { rewriteNames } from "./rewrite-names.ts";
import { stringsOnLines, stringsOnOneLine } from "./rewrite-strings.ts";
import { rewriteTtls } from "./rewrite-ttls.ts";
import type { Rewriting, Selection } from "./selection.ts";

/** One way to write the same records otherwise, in steps where a whole file may be selected. */
interface Refactoring {
	readonly id: string;
	find(selection: Selection): Rewriting | undefined | Generator<void, Rewriting | undefined>;
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
	return OFFERED.flatMap((refactoring) => {
		const found = atOnce(findSteps(refactoring, selection));
		const isRefused = found && isRefusal(atOnce(editSteps(service, selection, found)));
		return found && !isRefused ? [{ id: refactoring.id, title: found.title }] : [];
	});
}

/**
 * The edits of one of them, in steps; undefined where there is nothing to change. The workspace must stay as it is until all is done.
 */
export function* refactorSteps(
	service: ZoneService,
	path: string,
	range: Range,
	wanted: string,
): Generator<void, readonly Edit[] | Refusal | undefined> {
	const selection = selectionIn(service, path, range);
	const refactoring = ALL.find(({ id }) => id === wanted);
	const found = selection && refactoring && (yield* findSteps(refactoring, selection));
	return found && (yield* editSteps(service, selection, found));
}

function* findSteps({ find }: Refactoring, selection: Selection): Generator<void, Rewriting | undefined> {
	const found = find(selection);
	return found && "next" in found ? yield* found : found;
}

function selectionIn({ workspace }: ZoneService, path: string, range: Range): Selection | undefined {
	const file = workspace.files.get(path);
	return file && file.slices.length > 0 ? { workspace, file, range } : undefined;
}

/** Secondaries need not hear of it, so the serial stays. */
function* editSteps(
	service: ZoneService,
	{ file }: Selection,
	rewriting: Rewriting,
): Generator<void, readonly Edit[] | Refusal> {
	const { zone } = file.slices[0]!;
	const replacements = yield* fewReplacements(rewriting.replacements);
	const change = { zone, serial: "keep", updates: () => [], replacements: () => replacements } as const;
	return yield* finishing(service.reading, [change]);
}
