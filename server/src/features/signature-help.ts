import type { SignatureHelp } from "vscode-languageserver-types";
import { fieldNote } from "../records/field-notes.ts";
import type { Field, RecordType } from "../records/record-type.ts";
import { recordTypeByCode } from "../records/record-types.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Position } from "../text/chunked-text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { LOC_PARTS, locPart } from "./loc-parts.ts";
import { EntryTokens } from "./places/entry-tokens.ts";
import { fieldIndex } from "./places/rdata-field.ts";
import { isInComment, tokenAt } from "./places/token-at.ts";

type Parameter = readonly [name: string, expects: string];

const TEMPLATE =
	"$ stands for the number, ${offset,width,base} for it with an offset, so many digits, and d, o, x, X, n or N";

/** What is written behind a directive; the words of `$GENERATE` behind its type are those of a record. */
const ARGUMENTS: Readonly<Record<string, readonly Parameter[]>> = {
	$ORIGIN: [["origin", "a name, with a dot at its end unless it is below the origin so far"]],
	$TTL: [["TTL", "seconds, or units as in 1h30m"]],
	$INCLUDE: [
		["path", "the path of a file, from the folder that the server starts in"],
		["origin", "the name below which it is read; the origin so far where none is given"],
	],
	$GENERATE: [
		["range", "the first and the last number, such as 1-254, and the step behind a slash"],
		["owner", `a name; ${TEMPLATE}`],
		["type", "a type, with TTL and class before it where they are to be written"],
		["data", `the data of the record; ${TEMPLATE}`],
	],
};

/** Longer lists of words are for completion. */
const MAX_WORDS = 12;

/**
 * What is to be written at a position: the fields of the record's type, or what a directive takes, and which of them it is. Each
 * is a part of the label, by its offsets.
 */
export function signatureHelp(workspace: Workspace, path: string, position: Position): SignatureHelp | undefined {
	const file = workspace.files.get(path);
	if (!file) return undefined;
	const { index, offset } = file.text.locate(position);
	const tokens = new EntryTokens(file, index, offset);
	if (isInComment(tokens, offset)) return undefined;
	const token = tokenAt(tokens, offset);
	const known = ARGUMENTS[tokens.directive];
	const argument = known ? argumentAt(tokens, token, known.length) : -1;
	if (known && argument >= 0) return signature(tokens.directive, "", known, argument);
	const type = recordTypeByCode(tokens.head.typeCode);
	return type && token >= tokens.head.rdata ? fieldsOf(type, tokens, token) : undefined;
}

/** Which argument of a directive a token is; -1 for those behind the last, and for the data of a `$GENERATE` whose type is known. */
function argumentAt({ directive, head }: EntryTokens, token: number, count: number): number {
	if (token < 1) return -1;
	if (directive !== "$GENERATE" || token < 3) return token <= count ? token - 1 : -1;
	return head.typeCode < 0 || token <= head.typeToken ? 2 : -1;
}

function fieldsOf(type: RecordType, tokens: EntryTokens, token: number): SignatureHelp | undefined {
	const about = `${type.summary} (${type.reference})`;
	if (type.code === TYPE_CODE.LOC && tokens.text(tokens.head.rdata) !== "\\#") {
		const words = Array.from({ length: token - tokens.head.rdata }, (_, index) =>
			tokens.text(tokens.head.rdata + index),
		);
		const part = locPart(words);
		return part < 0 ? undefined : signature(type.name, about, LOC_PARTS, part);
	}
	const active = fieldIndex(tokens, token);
	if (active < 0) return undefined;
	const written = token < tokens.tape.count ? tokens.text(token) : "";
	const parameters = type.fields.map((field): Parameter => [field.name, fieldText(type, field, written)]);
	return signature(type.name, about, parameters, active);
}

/** What a field says, how it is written, and the words that may stand there. */
function fieldText({ name }: RecordType, field: Field, written: string): string {
	const { expects, words: registry, many } = field.kind;
	const note = fieldNote(name, field.name);
	const text = note ? `${note.meaning} (${expects})` : expects;
	// Of several words at one place, the one at hand is told of.
	const key = /^([^=]+)=/.exec(written)?.[1];
	const own = many && key !== undefined ? registry?.get(key.toLowerCase()) : undefined;
	if (own !== undefined) return `${text}\n${key}: ${own}`;
	const words = [...(note?.words ?? registry ?? [])];
	if (words.length === 0 || words.length > MAX_WORDS) return text;
	return `${text}\n${words.map(([word, meaning]) => `${word} – ${meaning}`).join("\n")}`;
}

function signature(word: string, documentation: string, fields: readonly Parameter[], active: number): SignatureHelp {
	let label = word;
	const parameters = fields.map(([name, expects]) => {
		label += ` <${name}>`;
		return { label: [label.length - name.length - 2, label.length] as [number, number], documentation: expects };
	});
	const text = documentation === "" ? {} : { documentation };
	return { signatures: [{ label, parameters, ...text }], activeSignature: 0, activeParameter: active };
}
