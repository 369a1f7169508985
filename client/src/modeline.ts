/** One replacement: `text` in place of the characters `from` to `to` of line `line`, all counted from 0. */
export interface LineEdit {
	readonly line: number;
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

const MODELINE = /^\s*;\s*zonetrio:/;
const ORIGIN = /(?<=\s|:)origin=\S*/;
const REACH = 5;

/**
 * The edit that makes `; zonetrio: origin=…` say `origin`: in the modeline that the first or last five lines have, else
 * as a new first line. `origin` is written absolute.
 */
export function originModeline(lines: readonly string[], origin: string, lineEnd: string): LineEdit {
	const setting = `origin=${absolute(origin)}`;
	for (const [line, text] of lines.entries()) {
		const near = line < REACH || line >= lines.length - REACH;
		if (!near || !MODELINE.test(text)) continue;
		const found = ORIGIN.exec(text);
		if (found) return { line, from: found.index, to: found.index + found[0].length, text: setting };
		const end = text.trimEnd().length;
		return { line, from: end, to: text.length, text: ` ${setting}` };
	}
	return { line: 0, from: 0, to: 0, text: `; zonetrio: ${setting}${lineEnd}` };
}

/** What is wrong with a domain name that was typed, in words; undefined if nothing is (RFC 1035 section 2.3.4). */
export function problemWithOrigin(text: string): string | undefined {
	const name = absolute(text.trim());
	if (text.trim() === "") return "Type the name of the zone, such as example.com";
	if (/[\s;"()]/.test(name)) return "A zone name has no blanks, quotes, parentheses or semicolons";
	if (name === ".") return undefined;
	const labels = name.slice(0, -1).split(".");
	if (labels.includes("")) return "Two dots follow each other, or the name begins with one";
	if (labels.some((label) => label.length > 63)) return "A label of the name is longer than 63 characters";
	if (name.length > 254) return "The name is longer than 253 characters";
	return undefined;
}

function absolute(name: string): string {
	return name.endsWith(".") ? name : `${name}.`;
}
