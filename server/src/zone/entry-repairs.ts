import { foreignType } from "../records/foreign-type.ts";
import { CLASS_IN, type Entry } from "../syntax/entry.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { SyntaxRule } from "../syntax/syntax-rules.ts";
import type { Tape } from "../syntax/tape.ts";
import { HASH } from "../text/char.ts";
import { toText } from "../text/utf8.ts";
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
		case "alias-type-unsupported":
			return aliasAsService(tape, token);
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

/** An alias that only some servers know can be written as an HTTPS record, which browsers follow; a script cannot. */
function aliasAsService({ count, ends, octets, starts }: Tape, token: number): readonly Repair[] {
	const word = toText(octets, starts[token]!, ends[token]!);
	if (foreignType(word)?.kind !== "alias" || token + 2 !== count) return [];
	const target = starts[token + 1]!;
	const type = word === word.toLowerCase() ? "https" : "HTTPS";
	const edits = [{ start: starts[token]!, end: ends[token]!, text: type }, inserted(target, "0 ")];
	const title = `Replace ${word} by ${type} 0 ${toText(octets, target, ends[token + 1]!)}`;
	return [{ title, edits, preferred: false }];
}

function makeComment({ octets, starts }: Tape): Repair {
	const start = starts[0]!;
	return {
		title: "Make it a comment",
		edits: [{ start, end: start + (octets[start] === HASH ? 1 : 2), text: ";" }],
		safe: true,
	};
}
