import type { SpfTerm } from "../../mail/spf.ts";
import type { Fix } from "../fix.ts";
import { type SpfView, writtenTerm } from "../views/spf-view.ts";
import { type StringEdit, stringsChange } from "./edit-strings.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

/** Writes another term in the place of one. */
export function replaceTerm(spf: SpfView, term: SpfTerm, by: string, offer: Offer = {}): Fix {
	const edits = [{ start: term.start, end: term.end, text: by }];
	return editSpf(spf, `Write ${by} instead of ${writtenTerm(spf, term)}`, edits, offer);
}

/** Writes others in the place of several terms, which are in the order of the text. */
export function replaceTerms(
	spf: SpfView,
	terms: readonly { readonly term: SpfTerm; readonly by: string }[],
	title: string,
	offer: Offer = {},
): Fix {
	const edits = terms.map(({ term: { start, end }, by }) => ({ start, end, text: by }));
	return editSpf(spf, title, edits, offer);
}

/** Takes a term out, with the blanks in front of it. */
export function removeTerm(spf: SpfView, term: SpfTerm, offer: Offer = {}): Fix {
	return editSpf(spf, `Delete ${writtenTerm(spf, term)}`, [withoutTerm(spf, term)], offer);
}

/** Takes several terms out, which are in the order of the text. */
export function removeTerms(spf: SpfView, terms: readonly SpfTerm[], offer: Offer = {}): Fix {
	const title = `Delete ${terms.map((term) => writtenTerm(spf, term)).join(" and ")}`;
	return editSpf(
		spf,
		title,
		terms.map((term) => withoutTerm(spf, term)),
		offer,
	);
}

/** What takes a term out. */
export function withoutTerm({ text }: SpfView, { start, end }: SpfTerm): StringEdit {
	return { start: text.slice(0, start).trimEnd().length, end, text: "" };
}

/** Puts a term behind the last one. */
export function appendTerm(spf: SpfView, written: string, offer: Offer = {}): Fix {
	const end = spf.text.trimEnd().length;
	return editSpf(spf, `Append ${written}`, [{ start: end, end: spf.text.length, text: ` ${written}` }], offer);
}

/** Changes the text of an SPF record; `title` says how. */
export function editSpf({ record }: SpfView, title: string, edits: readonly StringEdit[], offer: Offer = {}): Fix {
	return makeJointFix({ context: record.context, title, changes: () => [stringsChange(record, edits)] }, offer);
}
