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
 * Fills the macros of a file name, as nsd.conf(5) has them under `zonefile`: `%s` the zone's name as
 * it is written, `%1 %2 %3` its first characters, `%z %y %x` its last labels, in lower case and with
 * `\047` for a slash, as RFC 2317 has it. What the name is too short for becomes a dot.
 */
export function fillZoneFileMacros(written: string, zone: string): string {
	return written.replace(/%[s123xyz]/g, (macro) => macroValue(macro, zone));
}

/** The same in the zone templates of BIND 9.21, which know the type and the view as well, and long names. */
export function fillTemplateMacros(written: string, origin: string, type: string, view: string): string {
	const zone = withoutLastDot(origin);
	return written.replace(/\$(?:name|type|view|char[123]|label[123])|%[stv123xyz]/g, (found) => {
		const macro = NAMED_MACROS[found] ?? found;
		if (macro === "%t") return type;
		return macro === "%v" ? view : macroValue(macro, zone);
	});
}

function macroValue(macro: string, zone: string): string {
	const key = macro[1]!;
	if (key === "s") return zone;
	const character = "123".indexOf(key);
	if (character >= 0) return zone[character] ?? ".";
	const label = labelsOf(withoutLastDot(zone)).at(-1 - "zyx".indexOf(key)) || ".";
	return label.toLowerCase().replaceAll("/", "\\047");
}

function withoutLastDot(name: string): string {
	return name.length > 1 && name.endsWith(".") ? name.slice(0, -1) : name;
}
