import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** How wide the terminal is, in columns; without a terminal there is no limit. */
export function terminalWidth(): number {
	return process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY;
}

/** A text in a style, where standard output is a terminal that has colours and nobody forbids them (NO_COLOR). */
export function paint(style: Style, text: string): string {
	return HAS_COLOURS ? styleText(style, text) : text;
}

const { NO_COLOR, TERM } = process.env;
const HAS_COLOURS = process.stdout.isTTY === true && !NO_COLOR && TERM !== "dumb";

/** The lines of a text that is `width` columns wide at most; a longer word has a line of its own. */
export function wrapped(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		if (line !== "" && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else {
			line = line === "" ? word : `${line} ${word}`;
		}
	}
	return [...lines, line];
}
