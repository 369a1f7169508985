import type { Replacement } from "../../rules/fixes/replacement.ts";
import { toText } from "../../text/utf8.ts";

/** More edits than these an editor takes long to be told of, and to make. */
const MOST = 4000;

/** After so many others may work. */
const STEP = 1024;

/**
 * The same replacements, in steps, which must be in the order of the text; of very many those of each chunk are one, with what
 * stands between them as it is.
 */
export function* fewReplacements(replacements: readonly Replacement[]): Generator<void, readonly Replacement[]> {
	if (replacements.length <= MOST) return replacements;
	const few: Replacement[] = [];
	let parts: string[] = [];
	for (const [at, one] of replacements.entries()) {
		if (at % STEP === 0) yield;
		const { file, index } = one;
		const before = replacements[at - 1];
		const next = replacements[at + 1];
		if (before?.file === file && before.index === index) {
			parts.push(toText(file.text.chunks[index]!.octets, before.end, one.start), one.text);
		} else {
			parts = [one.text];
			few.push(one);
		}
		if (next?.file === file && next.index === index) continue;
		const first = few.pop()!;
		few.push({ ...first, end: one.end, text: parts.join("") });
	}
	return few;
}
