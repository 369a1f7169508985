import { type ZoneChoice } from "./zone-choice.ts";
/** One replacement: `text` in place of what is between two places, lines and characters counted from 0. */
export interface LineEdit {
	readonly start: {
		readonly line: number;
		readonly character: number;
	};
	readonly end: {
		readonly line: number;
		readonly character: number;
	};
	readonly text: string;
}
/** What the modelines in the first and the last five lines say of the zone; what is said twice holds as it is said first. */
export declare function readModeline(lines: readonly string[]): Partial<ZoneChoice>;
/**
 * The edits that make the modelines of a file say what is chosen, and nothing else of the zone: in the first of
 * them, else in a new first line.
 *
 * @param choice undefined to say nothing of it any more; a modeline that then is empty goes.
 */
export declare function modelineEdits(
	lines: readonly string[],
	choice: ZoneChoice | undefined,
	lineEnd: string,
): LineEdit[];
