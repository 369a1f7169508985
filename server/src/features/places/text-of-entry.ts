import { TYPE_CODE } from "../../records/type-code.ts";
import { type JoinedStrings, joinedStrings } from "../../rules/views/joined-strings.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { ScannedEntry } from "./scanned-entry.ts";

/** The strings of the TXT or SPF record at hand, put together; undefined for other entries. */
export function textOfEntry(tokens: ScannedEntry): JoinedStrings | undefined {
	const { directive, head, tape } = tokens;
	if (directive !== "" || (head.typeCode !== TYPE_CODE.TXT && head.typeCode !== TYPE_CODE.SPF)) return undefined;
	const count = Math.max(0, tape.count - head.rdata);
	const strings = Array.from({ length: count }, (_, index) => tokens.inside(head.rdata + index));
	return joinedStrings(tape.octets, strings);
}

/** Where units `start` to `end` of the text stand in the chunk. */
export function spanInText({ places }: JoinedStrings, start: number, end: number): Span {
	const last = places[Math.min(end, places.length) - 1];
	const first = places[start] ?? last;
	return { start: first?.start ?? 0, end: Math.max(last?.end ?? 0, first?.start ?? 0) };
}

/** The number of units of the text that stand before an octet of the chunk. */
export function unitsBefore({ places }: JoinedStrings, offset: number): number {
	const next = places.findIndex(({ end }) => end > offset);
	return next < 0 ? places.length : next;
}
