import { parseSpf, type SpfTerm } from "../../mail/spf.ts";
import { type JoinedStrings, joinedStrings } from "../../rules/views/joined-strings.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { EntryTokens } from "./entry-tokens.ts";
import { textOfEntry } from "./text-of-entry.ts";

/** A term of an SPF record, and where it stands. */
export interface FoundTerm {
	readonly term: SpfTerm;
	/** As it is written, without escapes. */
	readonly text: string;
	readonly span: Span;
}

/**
 * The terms of the strings of a TXT record; none if they are no SPF record.
 *
 * @param strings where they stand in the octets, without their quotes.
 */
export function spfTerms(octets: Uint8Array, strings: readonly Span[]): FoundTerm[] {
	return termsIn(joinedStrings(octets, strings));
}

function termsIn({ text, places }: JoinedStrings): FoundTerm[] {
	const terms = parseSpf(text)?.terms ?? [];
	return terms.map((term) => ({
		term,
		text: text.slice(term.start, term.end),
		span: { start: places[term.start]!.start, end: places[term.end - 1]!.end },
	}));
}

/** The term at an octet of a TXT record; undefined if the record is no SPF record, or no term is there. */
export function spfTermAt(tokens: EntryTokens, offset: number): FoundTerm | undefined {
	const joined = textOfEntry(tokens);
	return joined && termsIn(joined).find(({ span }) => span.start <= offset && offset <= span.end);
}
