import { labelsOf } from "./zone-name.ts";

/**
 * Fills the formatters of Knot's `file` (Knot DNS, "Configuration Reference", section zone): `%s` the
 * zone's name without its last dot, `%c[N]` and `%c[N-M]` its characters counted from the left, the last
 * dot among them, `%l[N]` its labels counted from the right, `%%` a percent sign. What the name is too
 * short for is empty. A slash in the name, as RFC 2317 has it, becomes an underscore.
 */
export function fillKnotFormatters(written: string, origin: string): string {
	const absolute = origin.replaceAll("/", "_");
	const name = absolute.slice(0, -1);
	return written.replace(
		/%(?:(%)|(s)|c\[(\d+)(?:-(\d+))?\]|l\[(\d+)\])/g,
		(_, percent?: string, whole?: string, from?: string, to?: string, label?: string) => {
			if (percent) return "%";
			if (whole) return name;
			if (label !== undefined) return labelsOf(name).at(-1 - Number(label)) ?? "";
			return absolute.slice(Number(from), Number(to ?? from) + 1);
		},
	);
}
