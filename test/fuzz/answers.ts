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

/** Repairs of so many findings are worked out. */
const REPAIRED = 3;

/** Of so many things that are offered, all that is known is asked for. */
const TOLD = 3;

/** Does a piece of work, and fails where it holds others up. */
export type Timed = <Result>(what: string, work: () => Result) => Result;

/** Asks a service for what an editor asks for at a place, which must end without an exception. */
export function expectAnswers(service: ZoneService, path: string, position: Position, timed: Timed): void {
	const { workspace, reading } = service;
	const { items } = timed("completion", () => completion(reading, path, position));
	for (const { data } of items.slice(0, TOLD)) {
		const about = aboutOf(data);
		if (about) timed("what is told of an offer", () => toldOf(reading, about));
	}
	timed("signature help", () => signatureHelp(workspace, path, position));
	const located = workspace.files.has(path) ? timed("a look-up", () => locate(workspace, path, position)) : undefined;
	if (located) {
		timed("a hover", () => {
			const found = hover(reading, located);
			if (found) markdown(found.blocks, (one) => one) + plainText(found.blocks);
		});
		timed("the definition", () => definition(reading, located));
		timed("the implementation", () => implementation(reading, located));
		timed("the references", () => references(reading, located, { declarations: true }));
	}
	expectShown(service, path, position, timed);
	const findings = timed("the findings", () => service.findings(path));
	const near = findings.findIndex(({ range }) => range.end.line >= position.line);
	for (const { rule, actions } of findings.slice(Math.max(0, near), Math.max(0, near) + REPAIRED)) {
		for (const action of actions) {
			timed(`a repair of ${rule}`, () => {
				if ("edits" in action) action.edits("question" in action ? "answer.example.com." : undefined);
				else if ("text" in action) action.text();
			});
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
function expectShown({ workspace, reading }: ZoneService, path: string, { line }: Position, timed: Timed): void {
	const last = line + SCREEN;
	const { numbers } = inSteps("the tokens", tokensOfLines(reading, path, line, last), timed);
	for (let at = 0; at < numbers.length; at += 5) {
		if (numbers[at]! < 0 || numbers[at + 1]! < 0) throw new Error(`tokens of ${path} are not in order`);
	}
	const range = { start: { line, character: 0 }, end: { line: last, character: 0 } };
	inSteps("the hints", zoneHints(reading, path, range, ALL_HINTS), timed);
	for (const lens of inSteps("the lenses", lensList(reading, path, ALL_LENSES), timed).slice(0, TOLD)) {
		inSteps("a lens", lensWords(reading, path, lens), timed);
	}
	if (workspace.files.has(path)) inSteps("the expanded zone", expandedZones(workspace, path, SCREEN), timed);
}

/** Does work that others may interrupt. */
function inSteps<Result>(what: string, steps: Iterator<void, Result>, timed: Timed): Result {
	for (;;) {
		const step = timed(what, () => steps.next());
		if (step.done) return step.value;
	}
}
