import { absolute, type ZoneChoice } from "./zone-choice.ts";

/** One replacement: `text` in place of what is between two places, lines and characters counted from 0. */
export interface LineEdit {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
	readonly text: string;
}

const MODELINE = /^[ \t]*;[\s;]*zonetrio:/i;
/** What a modeline says of the zone, with the blanks before it; other words in it are not ours to change. */
const PAIRS = /[\s,]*(?<=[\s,:])(origin|view|network)=(?:"([^"]*)"|([^\s,]*))/gi;
const REACH = 5;

/** What the modelines in the first and the last five lines say of the zone; what is said twice holds as it is said first. */
export function readModeline(lines: readonly string[]): Partial<ZoneChoice> {
	const pairs = modelines(lines).flatMap((line) =>
		[...lines[line]!.matchAll(PAIRS)].map(([, key = "", quoted, plain]) => [key.toLowerCase(), quoted ?? plain]),
	);
	return Object.fromEntries(pairs.reverse());
}

/**
 * The edits that make the modelines of a file say what is chosen, and nothing else of the zone: in the first of
 * them, else in a new first line.
 *
 * @param choice undefined to say nothing of it any more; a modeline that then is empty goes.
 */
export function modelineEdits(lines: readonly string[], choice: ZoneChoice | undefined, lineEnd: string): LineEdit[] {
	const said = choice ? pairsOf(choice) : "";
	const found = modelines(lines);
	if (found.length === 0) return said === "" ? [] : [edit(0, 0, 0, `; zonetrio: ${said}${lineEnd}`)];
	return found.flatMap((line, index) => {
		const text = lines[line]!;
		const [head = ""] = MODELINE.exec(text)!;
		const rest = text.slice(head.length);
		const kept = ` ${rest}`.replace(PAIRS, "").trim();
		const words = [index === 0 ? said : "", kept].filter(Boolean);
		if (words.length === 0) return [withoutLine(lines, line)];
		const wanted = `${head} ${words.join(" ")}`;
		return wanted === text ? [] : [edit(line, 0, text.length, wanted)];
	});
}

function modelines(lines: readonly string[]): number[] {
	// The line end of the last line ends it and starts none.
	const count = lines.at(-1) === "" ? lines.length - 1 : lines.length;
	return [...lines.keys()].filter((line) => (line < REACH || line >= count - REACH) && MODELINE.test(lines[line]!));
}

function pairsOf({ origin, view, network }: ZoneChoice): string {
	const words = [`origin=${absolute(origin)}`];
	if (view) words.push(`view=${/[\s,]/.test(view) ? `"${view}"` : view}`);
	if (network) words.push(`network=${network}`);
	return words.join(" ");
}

function withoutLine(lines: readonly string[], line: number): LineEdit {
	if (line + 1 < lines.length) {
		return { start: { line, character: 0 }, end: { line: line + 1, character: 0 }, text: "" };
	}
	const start = line === 0 ? { line: 0, character: 0 } : { line: line - 1, character: lines[line - 1]!.length };
	return { start, end: { line, character: lines[line]!.length }, text: "" };
}

function edit(line: number, from: number, to: number, text: string): LineEdit {
	return { start: { line, character: from }, end: { line, character: to }, text };
}
