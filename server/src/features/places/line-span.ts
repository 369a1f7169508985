import type { ChunkedText } from "../../text/chunked-text.ts";
import type { Span } from "../../workspace/record-text.ts";

/** The octets of a chunk that lie in some lines of the text, both ends among them. */
export function lineSpan(text: ChunkedText, index: number, firstLine: number, lastLine: number): Span {
	const { octets } = text.chunks[index]!;
	const first = text.firstLine(index);
	const offset = (line: number) => {
		const place = text.locate({ line, character: 0 });
		return place.index === index ? place.offset : octets.length;
	};
	return {
		start: firstLine <= first ? 0 : offset(firstLine),
		end: lastLine >= first + text.chunks[index]!.lineEnds ? octets.length : offset(lastLine + 1),
	};
}
