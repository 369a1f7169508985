import picomatch from "picomatch";
import { groupedBy } from "./grouped-by.ts";

/** What a language says in `package.json` of the names of its files. */
export interface KnownNames {
	readonly extensions?: readonly string[];
	readonly filenames?: readonly string[];
	readonly filenamePatterns?: readonly string[];
}

/** Tells whether VS Code knows a file as one of a language by its name alone. */
export function nameTest({ extensions = [], filenames = [], filenamePatterns = [] }: KnownNames) {
	const matches = picomatch([...filenamePatterns], { nocase: true, dot: true });
	return (name: string) =>
		filenames.includes(name) || extensions.some((extension) => name.toLowerCase().endsWith(extension)) || matches(name);
}

/**
 * Patterns for `files.associations` that match some files of a folder and no others in it: all of it, all with the same
 * ending, or each by its name.
 *
 * @param folder its path as seen from the workspace folder; "" for that itself, of which no more than names are said.
 * @param names all files in it.
 */
export function patternsOf(folder: string, names: readonly string[], wanted: ReadonlySet<string>): string[] {
	// A pattern cannot say these.
	const sayable = [...wanted].filter((name) => !MAGIC.test(name));
	const at = (rest: string) => (folder === "" ? rest : `**/${folder}/${rest}`);
	if (folder === "") return sayable;
	if (MAGIC.test(folder)) return [];
	if (wanted.size > 1 && names.every((name) => wanted.has(name))) return [at("*")];
	const byEnding = groupedBy(sayable, endingOf);
	return [...byEnding].flatMap(([ending, members]) => {
		const areAll = names.every((name) => wanted.has(name) || endingOf(name) !== ending);
		return ending !== "" && areAll && members.length > 1 ? [at(`*${ending}`)] : members.map(at);
	});
}

const MAGIC = /[*?[\]{}!\\]/;

/** From the last dot on; "" for a name without one. */
function endingOf(name: string): string {
	const dot = name.lastIndexOf(".");
	return dot > 0 ? name.slice(dot) : "";
}
