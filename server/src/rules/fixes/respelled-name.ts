import { type NameId, type NameTable, ROOT_NAME } from "../../tables/name-table.ts";
import { isAbsolute } from "./absolute-name.ts";

/** A host, be it the top of others, and what it is called from now on. */
export interface Renaming {
	readonly from: NameId;
	readonly to: NameId;
}

/** UTF-16 units `start`..`end` of a name as it is written give way to a text. */
export interface Respelling {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/**
 * What changes in the spelling of a name that is a renamed host or lies below it: only the labels that are others, so that
 * the name stays relative or absolute, and the rest of it as it is spelled. Undefined where nothing does, because an
 * `$ORIGIN` says it all. A name that its origin does not hold any more becomes absolute.
 *
 * @param written without quotes.
 */
export function respelling(
	names: NameTable,
	written: string,
	name: NameId,
	{ from, to }: Renaming,
): Respelling | undefined {
	const labels = labelsOf(written);
	const kept = names.depth(name) - names.depth(from);
	// The labels that change come, wholly or in part, with the origin, which is renamed where it is set.
	if (written === "@" || labels.length <= kept) return undefined;
	const shared = sharedTop(names, from, to);
	const changed = kept + names.depth(from) - names.depth(shared);
	const old = labels.slice(kept, changed).map(({ text }) => text);
	const next = labelsBelow(names, to, shared).map((label) => inCaseOf(label, old));
	const { start } = labels[kept]!;
	if (labels.length >= changed) return { start, end: labels[changed - 1]!.end, text: next.join(".") };
	// What changes lies above the origin too.
	const top = shared === ROOT_NAME ? "" : names.text(shared);
	return { start, end: written.length, text: `${next.map((label) => `${label}.`).join("")}${top}` };
}

interface WrittenLabel {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** The labels of a name as it is written, escapes kept. */
function labelsOf(written: string): WrittenLabel[] {
	const rest = isAbsolute(written) ? written.slice(0, -1) : written;
	if (rest === "") return [];
	return Array.from(rest.matchAll(/(?:\\.|[^.\\])+/gsu), (label) => ({
		start: label.index,
		end: label.index + label[0].length,
		text: label[0],
	}));
}

/** The closest name that holds two others. */
function sharedTop(names: NameTable, one: NameId, other: NameId): NameId {
	let at = names.parentOf(one);
	while (!names.isWithin(names.parentOf(other), at)) at = names.parentOf(at);
	return at;
}

function labelsBelow(names: NameTable, name: NameId, top: NameId): string[] {
	const labels: string[] = [];
	for (let at = name; at !== top; at = names.parentOf(at)) labels.push(names.label(at));
	return labels;
}

/** A label in capitals where those in its place are. */
function inCaseOf(label: string, before: readonly string[]): string {
	const text = before.join("");
	return text !== text.toLowerCase() && text === text.toUpperCase() ? label.toUpperCase() : label;
}
