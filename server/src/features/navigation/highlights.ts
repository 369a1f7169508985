import { type DocumentHighlight, DocumentHighlightKind } from "vscode-languageserver-types";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { Located } from "../places/located.ts";
import { references } from "./references.ts";

/**
 * The places in the same file that speak of the name or address at a place, however each of them is written: owners are
 * written, data are read. Undefined where none is meant.
 */
export function highlights(context: RuleContext, located: Located): DocumentHighlight[] | undefined {
	if (located.readings.every(({ meant }) => meant.length === 0)) return undefined;
	const mentions = references(context, located, { declarations: true, path: located.file.path });
	return mentions.map(({ selection, isOwner }) => ({
		range: selection,
		kind: isOwner ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
	}));
}
