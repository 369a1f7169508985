import { parseSpf } from "../../mail/spf.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { edited, type StringEdit, stringsChange } from "./edit-strings.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

/**
 * Adds a term to an SPF record in front of what ends it: `all` or `redirect=`.
 *
 * @param text the strings of the record, put together
 */
export function addSpfTerm(spf: RecordView, text: string, term: string, offer: Offer): Fix {
	const { context, owner } = spf;
	const changes = () => [stringsChange(spf, [insertionOf(text, term)])];
	return makeJointFix({ context, title: `Add ${term} to the SPF record of ${owner}`, changes }, offer);
}

/** The text of an SPF record with the term added. */
export function withSpfTerm(text: string, term: string): string {
	return edited(text, [insertionOf(text, term)]);
}

function insertionOf(text: string, term: string): StringEdit {
	const last = parseSpf(text)?.terms.find(({ kind }) => kind === "all" || kind === "redirect");
	if (last) return { start: last.start, end: last.start, text: `${term} ` };
	const end = text.trimEnd().length;
	return { start: end, end, text: ` ${term}` };
}
