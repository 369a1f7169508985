import { policyKindOf } from "../../mail/policy-kinds.ts";
import { isSpf } from "../../mail/spf.ts";
import { parseTagList } from "../../mail/tag-list.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { EntryTokens } from "./entry-tokens.ts";
import type { Part } from "./located.ts";
import { spanInText, textOfEntry, unitsBefore } from "./text-of-entry.ts";

const VERSION = "v=spf1";

/** The version of an SPF record, or the tag of another policy, at an octet of a TXT record; undefined where there is neither. */
export function policyPartAt(tokens: EntryTokens, offset: number): PolicyPart | undefined {
	const found = partNear(tokens, offset);
	// Quotes are no part of the text.
	return found && found.span.start <= offset && offset <= found.span.end ? found : undefined;
}

interface PolicyPart {
	readonly part: Part;
	readonly span: Span;
}

function partNear(tokens: EntryTokens, offset: number): PolicyPart | undefined {
	const joined = textOfEntry(tokens);
	if (!joined || joined.text === "") return undefined;
	const unit = unitsBefore(joined, offset);
	if (isSpf(joined.text)) {
		const part: Part = { kind: "spf-version" };
		return unit <= VERSION.length ? { part, span: spanInText(joined, 0, VERSION.length) } : undefined;
	}
	const list = parseTagList(joined.text);
	const policy = policyKindOf(list);
	const tag = policy && list.tags.find(({ start, end }) => start <= unit && unit <= end);
	return tag && { part: { kind: "policy-tag", policy, tag }, span: spanInText(joined, tag.start, tag.end) };
}
