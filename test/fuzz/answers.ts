import { completion } from "../../server/src/features/completion/completion.ts";
import { aboutOf, toldOf } from "../../server/src/features/completion/told-of.ts";
import { expandedZones } from "../../server/src/features/expanded-zone.ts";
import { zoneHints } from "../../server/src/features/hints/zone-hints.ts";
import { hover } from "../../server/src/features/hover/hover.ts";
import { markdown, plainText } from "../../server/src/features/hover/hover-text.ts";
import { lensList } from "../../server/src/features/lenses/lens-list.ts";
import { lensWords } from "../../server/src/features/lenses/lens-words.ts";
import { definition } from "../../server/src/features/navigation/definition.ts";
import { implementation } from "../../server/src/features/navigation/implementation.ts";
import { references } from "../../server/src/features/navigation/references.ts";
import { locate } from "../../server/src/features/places/locate.ts";
import { signatureHelp } from "../../server/src/features/signature-help.ts";
import { tokensOfLines } from "../../server/src/features/tokens/tokens-of-lines.ts";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Position } from "../../server/src/text/chunked-text.ts";
import { atOnce } from "../../server/src/trio/at-once.ts";

/** Repairs of so many findings are worked out. */
const REPAIRED = 3;

/** Of so many things that are offered, all that is known is asked for. */
const TOLD = 3;

/** Asks a service for what an editor asks for at a place, which must end without an exception. */
export function expectAnswers(service: ZoneService, path: string, position: Position): void {
	const { workspace, reading } = service;
	const { items } = completion(reading, path, position);
	for (const { data } of items.slice(0, TOLD)) {
		const about = aboutOf(data);
		if (about) toldOf(reading, about);
	}
	signatureHelp(workspace, path, position);
	const located = workspace.files.has(path) ? locate(workspace, path, position) : undefined;
	if (located) {
		const found = hover(reading, located);
		if (found) markdown(found.blocks, (one) => one) + plainText(found.blocks);
		definition(reading, located);
		implementation(reading, located);
		references(reading, located, { declarations: true });
	}
	expectShown(service, path, position);
	const findings = service.findings(path);
	const near = findings.findIndex(({ range }) => range.end.line >= position.line);
	for (const { actions } of findings.slice(Math.max(0, near), Math.max(0, near) + REPAIRED)) {
		for (const action of actions) {
			if ("edits" in action) action.edits("question" in action ? "answer.example.com." : undefined);
			else if ("text" in action) action.text();
		}
	}
}

/** So many lines are on a screen. */
const SCREEN = 50;

const ALL_HINTS = {
	absoluteNames: "all",
	inheritedOwners: "all",
	effectiveTtl: true,
	reverseAddresses: true,
	durations: "all",
} as const;

const ALL_LENSES = {
	mailHosts: true,
	mailAddresses: true,
	serial: true,
	coverage: true,
	generated: true,
	references: true,
};

/** Asks for what an editor shows in the lines around a place. */
function expectShown({ workspace, reading }: ZoneService, path: string, { line }: Position): void {
	const last = line + SCREEN;
	const { numbers } = atOnce(tokensOfLines(reading, path, line, last));
	for (let at = 0; at < numbers.length; at += 5) {
		if (numbers[at]! < 0 || numbers[at + 1]! < 0) throw new Error(`tokens of ${path} are not in order`);
	}
	const range = { start: { line, character: 0 }, end: { line: last, character: 0 } };
	atOnce(zoneHints(reading, path, range, ALL_HINTS));
	for (const lens of atOnce(lensList(reading, path, ALL_LENSES)).slice(0, TOLD)) {
		for (const _ of lensWords(reading, path, lens));
	}
	if (workspace.files.has(path)) atOnce(expandedZones(workspace, path, SCREEN));
}
