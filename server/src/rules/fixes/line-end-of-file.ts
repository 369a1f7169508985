import { afterLineEnd, lineEndAt } from "../../text/line-end.ts";
import { toText } from "../../text/utf8.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** The line end that a file uses: that of its first line, LF where there is none. */
export function lineEndOfFile(file: ZoneFile): string {
	const { octets } = file.text.chunks[0]!;
	const at = lineEndAt(octets, 0);
	return at < octets.length ? toText(octets, at, afterLineEnd(octets, at)) : "\n";
}

/** The same behind a comment, which BIND reads on over a lone CR. */
export function commentEndOfFile(file: ZoneFile): string {
	const end = lineEndOfFile(file);
	return end === "\r" ? "\n" : end;
}
