import type { SignatureHelp } from "vscode-languageserver-types";
import { recordTypeByCode } from "../records/record-types.ts";
import type { Position } from "../text/chunked-text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { EntryTokens } from "./places/entry-tokens.ts";
import { fieldIndex } from "./places/rdata-field.ts";
import { isInComment, tokenAt } from "./places/token-at.ts";

/** What is written behind a directive; the words of `$GENERATE` behind the name are those of a record. */
const ARGUMENTS: Readonly<Record<string, readonly (readonly [name: string, expects: string])[]>> = {
	$ORIGIN: [["origin", "a name, with a dot at its end unless it is below the origin so far"]],
	$TTL: [["TTL", "seconds, or units as in 1h30m"]],
	$INCLUDE: [
		["path", "the path of a file, from the folder that the server starts in"],
		["origin", "the name below which it is read; the origin so far where none is given"],
	],
	$GENERATE: [
		["range", "the first and the last number, such as 1-254, and the step behind a slash"],
		["owner", "a name in which $ stands for the number, ${offset,width,base} for more"],
	],
};

/** What is to be written at a position: the fields of the record's type, or what a directive takes, and which of them it is. */
export function signatureHelp(workspace: Workspace, path: string, position: Position): SignatureHelp | undefined {
	const file = workspace.files.get(path);
	if (!file) return undefined;
	const { index, offset } = file.text.locate(position);
	const tokens = new EntryTokens(file, index, offset);
	if (isInComment(tokens, offset)) return undefined;
	const token = tokenAt(tokens, offset);
	const known = ARGUMENTS[tokens.directive];
	if (known && token >= 1 && token <= known.length) return signature(tokens.directive, "", known, token - 1);
	const type = recordTypeByCode(tokens.head.typeCode);
	if (!type || token < tokens.head.rdata) return undefined;
	const fields = type.fields.map(({ name, kind }) => [name, kind.expects] as const);
	const active = fieldIndex(tokens, token);
	return active < 0 ? undefined : signature(type.name, `${type.summary} (${type.reference})`, fields, active);
}

function signature(
	word: string,
	documentation: string,
	fields: readonly (readonly [name: string, expects: string])[],
	active: number,
): SignatureHelp {
	let label = word;
	const parameters = fields.map(([name, expects]) => {
		label += ` <${name}>`;
		return { label: [label.length - name.length - 2, label.length] as [number, number], documentation: expects };
	});
	const text = documentation === "" ? {} : { documentation };
	return { signatures: [{ label, parameters, ...text }], activeSignature: 0, activeParameter: active };
}
