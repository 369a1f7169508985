import { type CompletionItem, CompletionItemKind, CompletionItemTag } from "vscode-languageserver-types";
import { isReverseName } from "../config/zone-name.ts";
import { nameText } from "../records/domain-name.ts";
import type { RecordType } from "../records/record-type.ts";
import { RECORD_TYPES, recordTypeByCode } from "../records/record-types.ts";
import type { Range } from "../rules/engine/finding.ts";
import type { NameId } from "../tables/name-table.ts";
import type { Position } from "../text/chunked-text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { originAt } from "../zone/origin-at.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import { DIRECTIVE_WORDS } from "./directive-words.ts";
import { EntryTokens } from "./places/entry-tokens.ts";
import { fieldIndex, nameAt } from "./places/rdata-field.ts";
import { isInComment, tokenAt } from "./places/token-at.ts";
import { policyWords } from "./policy-completion.ts";

/** The types that most zones are made of, the commonest first. */
const COMMON = {
	forward: ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA", "HTTPS", "TLSA"],
	reverse: ["PTR", "NS", "CNAME", "DNAME", "TXT"],
};

/** Words that can stand at a position: directives, record types, and those of a field that a registry knows. */
export function completion(workspace: Workspace, path: string, position: Position): CompletionItem[] {
	const file = workspace.files.get(path);
	if (!file) return [];
	const { index, offset } = file.text.locate(position);
	const tokens = new EntryTokens(file, index, offset);
	if (isInComment(tokens, offset)) return [];
	const policy = policyWords(tokens, offset, ownerAt(workspace, file, index, tokens));
	if (policy) {
		const { start, end } = policy.span;
		const range = { start: file.text.position(index, start), end: file.text.position(index, end) };
		return policy.items.map((item) => ({ ...item, filterText: item.label, textEdit: { range, newText: item.label } }));
	}
	const items = wordsAt(workspace, file, tokens, offset);
	const range = written(file, index, tokens, offset) ?? { start: position, end: position };
	return items.map((item) => ({ ...item, textEdit: { range, newText: item.label } }));
}

/** The owner of the entry at hand in the first zone that reads it, absolute; "" where there is none. */
function ownerAt(workspace: Workspace, file: ZoneFile, index: number, tokens: EntryTokens): string {
	const block = file.slices[0]?.blocks[index];
	if (!block) return "";
	const { names, records } = workspace.tables;
	const record = block.records.find((one) => records.offset[one] === tokens.start);
	if (record !== undefined) return names.text(records.owner[record]! as NameId);
	if (tokens.head.owner < 0) return "";
	const wire = nameAt(tokens, tokens.head.owner, names.wire(originAt(block, tokens.start)));
	return wire ? nameText(wire).toLowerCase() : "";
}

/** What is written of the word so far, which is replaced. */
function written(file: ZoneFile, index: number, tokens: EntryTokens, offset: number): Range | undefined {
	const token = tokens.at(offset);
	if (token < 0) return undefined;
	const { start, end } = tokens.span(token);
	return { start: file.text.position(index, start), end: file.text.position(index, end) };
}

function wordsAt(workspace: Workspace, file: ZoneFile, tokens: EntryTokens, offset: number): CompletionItem[] {
	const token = tokenAt(tokens, offset);
	const { head, tape } = tokens;
	if (token === 0 && !tape.leadingBlank) return isAtLineStart(tokens, offset) ? directives() : [];
	if (tokens.directive !== "" && (tokens.directive !== "$GENERATE" || token < 3)) return [];
	// Behind the owner stand TTL, class and type, and what cannot be read as one of the first two is the type.
	if (token === head.typeToken || head.typeToken < 0) return types(workspace, file);
	const index = token > head.typeToken && head.typeCode >= 0 ? fieldIndex(tokens, token) : -1;
	const words = index < 0 ? undefined : recordTypeByCode(head.typeCode)?.fields[index]?.kind.words;
	return [...(words ?? [])].map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.EnumMember }));
}

/** An owner that is written may be followed by blanks; directives stand in the first column. */
function isAtLineStart({ tape, start }: EntryTokens, offset: number): boolean {
	return tape.count === 0 ? offset === start : offset <= tape.ends[0]!;
}

function directives(): CompletionItem[] {
	return [...DIRECTIVE_WORDS].map(([label, documentation]) => ({
		label,
		documentation,
		kind: CompletionItemKind.Keyword,
	}));
}

/** The types that may stand in a zone file, those first that are common in zones such as this one. */
function types({ tables }: Workspace, { slices }: ZoneFile): CompletionItem[] {
	const isReverse = slices.some(({ zone }) => isReverseName(tables.names.text(zone.origin)));
	const common = COMMON[isReverse ? "reverse" : "forward"];
	return RECORD_TYPES.filter(({ status, refused }) => status !== "meta" && refused === undefined).map((type) => {
		const place = common.indexOf(type.name);
		return typeItem(type, place < 0 ? "zz" : String.fromCharCode(97 + place));
	});
}

function typeItem({ name, summary, reference, fields, status }: RecordType, place: string): CompletionItem {
	return {
		label: name,
		detail: [name, ...fields.map((field) => `<${field.name}>`)].join(" "),
		documentation: `${summary} (${reference})`,
		kind: CompletionItemKind.Keyword,
		sortText: `${place} ${name}`,
		...(status === "obsolete" && { tags: [CompletionItemTag.Deprecated] }),
	};
}
