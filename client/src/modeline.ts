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

/** True for what can be the name of a zone, with or without the last dot (RFC 1035 section 2.3.4). */
export function isZoneName(text: string): boolean {
	return /^(\.|([^\s;"().]{1,63}\.)+)$/.test(absolute(text)) && text.length <= 254;
}

function absolute(name: string): string {
	return name.endsWith(".") ? name : `${name}.`;
}
