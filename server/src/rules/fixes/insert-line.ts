import { CR, LF } from "../../text/char.ts";
import type { Block } from "../../zone/block.ts";
import { lineEndOfFile } from "./line-end-of-file.ts";
import type { Replacement } from "./replacement.ts";

/** A line of its own at an octet of a block, with the line end that lines around have; a file without a last line end keeps none. */
export function insertLine({ slice, index }: Block, offset: number, line: string): Replacement {
	const { file } = slice;
	const { octets } = file.text.chunks[index]!;
	const at = { file, index, start: offset, end: offset };
	const before = lineEndBefore(octets, offset);
	if (before !== "") return { ...at, text: line + before };
	const first = lineEndOfFile(file);
	return { ...at, text: offset === 0 ? line + first : first + line };
}

/** The line end that stands in front of an octet, or "". */
function lineEndBefore(octets: Uint8Array, at: number): string {
	const last = octets[at - 1];
	if (last === LF) return octets[at - 2] === CR ? "\r\n" : "\n";
	return last === CR ? "\r" : "";
}
