import { foreignType } from "../records/foreign-type.ts";
import { CLASS_IN } from "../syntax/entry.ts";
import { inserted, type Repair } from "../syntax/repair.ts";
import type { SyntaxRule } from "../syntax/syntax-rules.ts";
import type { Tape } from "../syntax/tape.ts";
import { CR, HASH } from "../text/char.ts";
import { lineEndAt } from "../text/line-end.ts";
import { toText } from "../text/utf8.ts";
import type { BlockReader } from "./block-reader.ts";
import { replaceToken } from "./token-text.ts";
import { typeMeant } from "./type-meant.ts";

/** What can be done about the entry at hand, of which no record can come. */
export function entryRepairs(reader: BlockReader, rule: SyntaxRule, token: number): readonly Repair[] {
	const { tape, entry, entryStart: start } = reader;
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
		case "no-default-ttl":
			return [defaultTtl(tape, start)];
		case "unknown-type":
			return nearestType(reader, token);
		default:
			return [];
	}
}

/** A `$TTL` in front of the first record, with the line end that the file has. */
function defaultTtl({ octets, starts }: Tape, start: number): Repair {
	const lineEnd = octets[lineEndAt(octets, starts[0]!)] === CR ? "\r\n" : "\n";
	return { title: "Write $TTL 3600 in front of it", edits: [inserted(start, `$TTL 3600${lineEnd}`)] };
}

function nearestType(reader: BlockReader, token: number): readonly Repair[] {
	const type = typeMeant(reader, token);
	if (!type) return [];
	const word = toText(reader.tape.octets, reader.tape.starts[token]!, reader.tape.ends[token]!);
	return [replaceToken(reader.tape, token, word === word.toLowerCase() ? type.name.toLowerCase() : type.name)];
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
