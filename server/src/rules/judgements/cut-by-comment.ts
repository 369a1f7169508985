import { SEMICOLON } from "../../text/char.ts";
import { lineEndAt } from "../../text/line-end.ts";
import { toText } from "../../text/utf8.ts";
import type { RecordView } from "../views/record-view.ts";

/** Whether the text of a TXT record stands without quotes and a semicolon ended it, so that the rest of it is a comment. */
export function isCutByComment(record: RecordView): boolean {
	return swallowed(record) !== "";
}

/** What a comment right behind the text of a TXT record has of tags: `k=rsa; p=…`; "" where it has none. */
export function swallowed({ text }: RecordView): string {
	const last = text?.fields.at(-1);
	if (!text || !last) return "";
	const { octets } = text.block.slice.file.text.chunks[text.block.index]!;
	if (octets[last.start] === 0x22 || octets[last.end] !== SEMICOLON) return "";
	const behind = toText(octets, last.end + 1, lineEndAt(octets, last.end)).trim();
	return /^[A-Za-z][A-Za-z0-9_]*\s*=/.test(behind) ? behind : "";
}
