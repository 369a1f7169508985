import { CLASS_IN, type Entry } from "../syntax/entry.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { SyntaxRule } from "../syntax/syntax-rules.ts";
import type { Tape } from "../syntax/tape.ts";
import { HASH } from "../text/char.ts";
import { replaceToken } from "./token-text.ts";

/** What can be done about an entry of which no record can come; `start` is where it begins. */
export function entryRepairs(
	tape: Tape,
	entry: Entry,
	rule: SyntaxRule,
	token: number,
	start: number,
): readonly Repair[] {
	switch (rule) {
		case "comment-hash-or-slash":
			return [makeComment(tape)];
		case "directive-indented":
			return [{ title: "Move it to the first column", edits: [{ start, end: tape.starts[0]!, text: "" }], safe: true }];
		case "no-current-owner":
			return [{ title: "Write @ in front of it", edits: [inserted(start, "@")] }];
		case "unknown-class":
			return [{ ...replaceToken(tape, token, "IN") }];
		case "class-mismatch":
			return entry.classCode === CLASS_IN ? [] : [replaceToken(tape, token, "IN")];
		default:
			return [];
	}
}

function makeComment({ octets, starts }: Tape): Repair {
	const start = starts[0]!;
	return {
		title: "Make it a comment",
		edits: [{ start, end: start + (octets[start] === HASH ? 1 : 2), text: ";" }],
		safe: true,
	};
}
