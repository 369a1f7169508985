import { foreignType } from "../records/foreign-type.ts";
import type { RecordType } from "../records/record-type.ts";
import { typeCodeOf } from "../records/type-code.ts";
import { BROKEN, CLASS_IN, type Entry } from "../syntax/entry.ts";
import type { SyntaxRule } from "../syntax/syntax-rules.ts";
import {
	BACKSLASH_AT_LINE_END,
	MERGE_CONFLICT,
	NUL_OCTET,
	STRAY_PARENTHESIS,
	SWALLOWED_RECORD,
	type Tape,
	TOO_MANY_TOKENS,
	UNCLOSED_GROUP,
	UNCLOSED_QUOTE,
} from "../syntax/tape.ts";
import { toText } from "../text/utf8.ts";

/** What is said of a line that belongs to a merge conflict. */
export const CONFLICT =
	"a merge conflict stands here, so the server refuses the zone, and only its first side is judged: decide for one side or both, and delete the lines with the marks";

/** A problem without its place. */
export interface Diagnosis {
	readonly rule: SyntaxRule;
	readonly message: string;
}

/** What is wrong with the tokens of an entry, before they mean anything. */
export function tokenFaultMessage(tape: Tape): Diagnosis {
	switch (tape.fault) {
		case UNCLOSED_GROUP:
			return {
				rule: "unbalanced-parenthesis",
				message: "this parenthesis is never closed: add ) behind the last field",
			};
		case SWALLOWED_RECORD:
			return {
				rule: "record-swallowed-by-parenthesis",
				message:
					"this parenthesis is never closed, so servers take the records behind it for its data: add ) behind the last field",
			};
		case STRAY_PARENTHESIS:
			return {
				rule: "unbalanced-parenthesis",
				message: "there is no open parenthesis for this one to close: remove it",
			};
		case UNCLOSED_QUOTE:
			return {
				rule: "unbalanced-quote",
				message: 'the string that starts here has no closing quote on its line: add "',
			};
		case BACKSLASH_AT_LINE_END:
			return { rule: "bad-escape", message: "a backslash at the end of a line escapes nothing: remove it" };
		case MERGE_CONFLICT:
			return { rule: "merge-conflict", message: CONFLICT };
		case NUL_OCTET:
			return {
				rule: "invisible-character",
				message: "an octet of value 0 stands in this word, which nobody sees and BIND refuses: delete it",
			};
		case TOO_MANY_TOKENS:
			return { rule: "syntax-error", message: "this entry has more fields than any record can have" };
		default:
			return { rule: "syntax-error", message: "this line cannot be read" };
	}
}

/** A problem and the token it is at; that behind the last one where something is lacking. */
export interface EntryProblem extends Diagnosis {
	readonly token: number;
}

/** Why no record can come of an entry that has `type`, whatever its data is; undefined if one can. */
export function entryProblem(tape: Tape, entry: Entry, type: RecordType | undefined): EntryProblem | undefined {
	if (entry.kind === BROKEN) return { token: entry.faultToken, ...brokenEntryProblem(tape, entry) };
	if (entry.classCode !== CLASS_IN) {
		const message = `class ${text(tape, entry.classToken)} does not belong into a zone of class IN`;
		return { token: entry.classToken, rule: "class-mismatch", message };
	}
	if (type?.status === "meta") {
		const message = `${type.name} is for queries only and can never be in a zone`;
		return { token: entry.typeToken, rule: "meta-type", message };
	}
	return undefined;
}

/** How comments begin elsewhere. */
const HASH_OR_SLASHES = /^(#|\/\/)/;

/** Why an entry has no type that is known, with what was probably meant. */
function brokenEntryProblem(tape: Tape, entry: Entry): Diagnosis {
	const token = entry.faultToken;
	if (HASH_OR_SLASHES.test(text(tape, 0))) {
		const message = "a comment starts with ; in a zone file: # and // are read as names";
		return { rule: "comment-hash-or-slash", message };
	}
	if (token >= tape.count) {
		const ownerIsType = entry.owner >= 0 && typeCodeOf(tape.octets, tape.starts[0]!, tape.ends[0]!) >= 0;
		return {
			rule: "syntax-error",
			message: ownerIsType
				? `this line starts with "${text(tape, 0)}", which is read as the owner: begin the line with a blank`
				: "this line ends before its record type: expected owner, TTL, class, type and data",
		};
	}
	const word = text(tape, token);
	if (word.startsWith("$") && tape.leadingBlank && token === 0) {
		return { rule: "directive-indented", message: `${word} must start in the first column of its line` };
	}
	const foreign = foreignType(word);
	if (foreign) {
		const rule = foreign.kind === "draft" ? "unknown-type" : "alias-type-unsupported";
		return { rule, message: `${foreign.mnemonic} ${foreign.advice}` };
	}
	if (/^\d[\da-z]*$/i.test(word) && token + 1 < tape.count) {
		const message = `"${word}" is no TTL: write a number of seconds, or numbers that all have a unit such as 1h30m`;
		return { rule: "ttl-syntax", message };
	}
	if (token + 1 < tape.count && typeCodeOf(tape.octets, tape.starts[token + 1]!, tape.ends[token + 1]!) >= 0) {
		const message = `"${word}" is neither a class nor a TTL, and ${text(tape, token + 1)} is the type: write IN, or leave it out`;
		return { rule: "unknown-class", message };
	}
	const hint = "check its spelling, or write an unknown type as TYPE123 with \\# and its data in hexadecimal";
	return { rule: "unknown-type", message: `"${word}" is no record type; ${hint}` };
}

function text(tape: Tape, token: number): string {
	return toText(tape.octets, tape.starts[token]!, Math.min(tape.ends[token]!, tape.starts[token]! + 60));
}
