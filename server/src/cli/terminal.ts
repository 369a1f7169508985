import { writeSync } from "node:fs";
import { styleText } from "node:util";
import { wrapAnsi } from "fast-wrap-ansi";

type Style = Parameters<typeof styleText>[0];

/** How wide the terminal is, in columns; without a terminal there is no limit. */
export function terminalWidth(): number {
	return process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY;
}

/** A text in a style, where standard output shows colours. */
export function paint(style: Style, text: string): string {
	// What Node makes of the environment is a little else, and was not the same in all its versions.
	return HAS_COLOURS ? styleText(style, text, { validateStream: false }) : text;
}

/** Empties the terminal and what can be scrolled back to, where standard output is one. */
export function clearTerminal(): void {
	if (process.stdout.isTTY && TERM !== "dumb") writeSync(process.stdout.fd, "\u001b[2J\u001b[3J\u001b[H");
}

const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
const HAS_COLOURS = hasColours();

/**
 * Colours are shown on a terminal that has some, unless NO_COLOR is set to anything (no-color.org); FORCE_COLOR wins over both (force-color.org):
 * 0 or false for none, anything else for some.
 */
function hasColours(): boolean {
	if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
	return process.stdout.isTTY === true && !NO_COLOR && TERM !== "dumb";
}

/** The lines of a text that is `width` columns wide at most; a longer word has a line of its own. */
export function wrapped(text: string, width: number): string[] {
	return width === Number.POSITIVE_INFINITY ? [text] : wrapAnsi(text, width).split("\n");
}
