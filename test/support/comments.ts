import { EntryReader } from "../../server/src/layout/entry-reader.ts";
import { COMMENT } from "../../server/src/layout/pieces.ts";
import { toText } from "../../server/src/text/utf8.ts";
import type { ZoneFile } from "../../server/src/zone/zone-file.ts";

/** All that a file has besides blanks, line by line: its tokens, parentheses and comments as they are written. */
export function withoutBlanks(file: ZoneFile): string[] {
	const reader = new EntryReader();
	const lines: string[] = [];
	for (const [index, { octets }] of file.text.chunks.entries()) {
		for (let start = 0; start < octets.length; ) {
			const end = reader.read(octets, start, file.behind(index));
			lines.push(reader.kind === "other" ? toText(octets, start, end) : piecesOf(reader, octets));
			start = end;
		}
	}
	return lines;
}

function piecesOf({ pieces, tape }: EntryReader, octets: Uint8Array): string {
	const texts = Array.from({ length: pieces.count }, (_, piece) => {
		const isComment = pieces.kinds[piece] === COMMENT;
		return `${pieces.lines[piece]}${isComment ? ";" : ""} ${toText(octets, pieces.starts[piece]!, pieces.ends[piece]!)}`;
	});
	return [tape.leadingBlank && pieces.count > 0 ? "-" : "", pieces.lineCount, ...texts].join("\n");
}
