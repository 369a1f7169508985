import { renaming } from "../../../server/src/features/rename/rename.ts";
import { isRefusal } from "../../../server/src/rules/fix.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import { ROOT } from "../../support/memory-workspace.ts";
import { ZonesWithCursor } from "./zones-with-cursor.ts";

/** What comes of a rename at the cursor: the lines that are others, `FILE: line` each; or why it is refused, behind `!`. */
export function renamedLines(text: string, to: string): string[] {
	const zones = new ZonesWithCursor(text);
	const { located, judged, context } = zones;
	const before = judged.texts();
	const renamed = located && atOnce(renaming(context, located, to));
	if (!renamed) return ["nothing to rename"];
	if (isRefusal(renamed)) return [`! ${renamed.refusal}`];
	judged.apply(renamed.edits);
	const after = judged.texts();
	// In the order in which the files are given.
	const changed = Object.keys(zones.files).flatMap((name) => {
		const old = before[name]!.split("\n");
		const now = after[name]!.split("\n");
		return now.filter((line) => !old.includes(line)).map((line) => `${name}: ${line}`);
	});
	const gone = Object.keys(zones.files).flatMap((name) => {
		const lost = before[name]!.split("\n").length - after[name]!.split("\n").length;
		return lost === 0 ? [] : [`${name}: ${lost > 0 ? `${lost} fewer` : `${-lost} more`}`];
	});
	const notes = renamed.notes.map(({ path, note }) => `${path.slice(ROOT.length + 1)}: (${note})`);
	return [...changed, ...gone, ...notes];
}
