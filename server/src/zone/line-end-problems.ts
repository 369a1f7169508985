import type { Problem, Severity } from "../syntax/problem.ts";
import { CR, LF } from "../text/char.ts";
import { portability } from "./portability.ts";
import type { Zone } from "./zone.ts";
import type { ZoneFile } from "./zone-file.ts";

/** Where in some octets the first line end of each of the less usual kinds stands, or -1. */
interface LineEnds {
	readonly crlf: number;
	readonly cr: number;
}

const known = new WeakMap<Uint8Array, LineEnds>();

/** A problem of a file as a whole, and the number of the chunk in which it stands. */
interface FileProblem {
	readonly index: number;
	readonly problem: Problem;
}

/** What is wrong with the line ends of a file for the server of a zone that reads it: one finding for each kind. */
export function lineEndProblems({ text }: ZoneFile, zone: Zone): FileProblem[] {
	const problems: FileProblem[] = [];
	const add = (kind: keyof LineEnds, rule: string, message: string, ownSeverity: Severity | undefined) => {
		const index = ownSeverity ? text.chunks.findIndex(({ octets }) => lineEnds(octets)[kind] >= 0) : -1;
		if (!ownSeverity || index < 0) return;
		const { octets } = text.chunks[index]!;
		const end = lineEnds(octets)[kind];
		// The last character of the line; an empty line has none.
		const start = end === 0 || octets[end - 1] === LF || octets[end - 1] === CR ? end : end - 1;
		problems.push({ index, problem: { rule, ownSeverity, start, end, message } });
	};
	add(
		"crlf",
		"file-crlf",
		"the lines of this file end with CR and LF, and Knot refuses it: save it with LF",
		portability(zone, ["knot"], "hint", "warning"),
	);
	add(
		"cr",
		"file-lone-cr",
		"a line ends with a lone CR here, and not every server takes that for a line end: save the file with LF",
		portability(zone, ["nsd"], "warning", "warning"),
	);
	return problems;
}

function lineEnds(octets: Uint8Array): LineEnds {
	const before = known.get(octets);
	if (before) return before;
	let crlf = -1;
	let cr = -1;
	for (let at = octets.indexOf(CR); at >= 0 && (crlf < 0 || cr < 0); at = octets.indexOf(CR, at + 1)) {
		if (octets[at + 1] !== LF && cr < 0) cr = at;
		if (octets[at + 1] === LF && crlf < 0) crlf = at;
	}
	const found = { crlf, cr };
	known.set(octets, found);
	return found;
}
