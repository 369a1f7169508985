import { labelsOf } from "./zone-name.ts";

/** The long names that named's templates have for the same macros. */
const NAMED_MACROS: Readonly<Record<string, string>> = {
	$name: "%s",
	$type: "%t",
	$view: "%v",
	$char1: "%1",
	$char2: "%2",
	$char3: "%3",
	$label1: "%z",
	$label2: "%y",
	$label3: "%x",
};

/**
 * Fills the macros of a file name, as nsd.conf(5) has them under `zonefile`: `%s` the zone's name
 * without its last dot, `%1 %2 %3` its first characters, `%z %y %x` its last labels; what the name
 * is too short for becomes a dot. A slash in the name, as RFC 2317 has it, is written `\047`.
 */
export function fillZoneFileMacros(written: string, origin: string): string {
	if (!written.includes("%")) return written;
	const name = macroName(origin);
	return written.replace(/%[s123xyz]/g, (macro) => macroValue(macro, name));
}

/** The same in the zone templates of BIND 9.21, which know the type and the view as well, and long names. */
export function fillTemplateMacros(written: string, origin: string, type: string, view: string): string {
	const name = macroName(origin);
	return written.replace(/\$(?:name|type|view|char[123]|label[123])|%[stv123xyz]/g, (found) => {
		const macro = NAMED_MACROS[found] ?? found;
		if (macro === "%t") return type;
		return macro === "%v" ? view : macroValue(macro, name);
	});
}

function macroName(origin: string): string {
	return (origin === "." ? origin : origin.slice(0, -1)).replaceAll("/", "\\047");
}

function macroValue(macro: string, name: string): string {
	const key = macro[1]!;
	if (key === "s") return name;
	const character = "123".indexOf(key);
	if (character >= 0) return name[character] ?? ".";
	return labelsOf(name).at(-1 - "zyx".indexOf(key)) || ".";
}
