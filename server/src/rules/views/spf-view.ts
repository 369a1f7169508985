import { isSpf, parseSpf, type SpfTerm } from "../../mail/spf.ts";
import { characterStrings } from "../../trio/spf-text.ts";
import type { Place } from "../place.ts";
import { oncePerView } from "./once-per-view.ts";
import type { RecordView } from "./record-view.ts";

/** The text of an SPF record, as the rules about its terms see it. */
export interface SpfView {
	readonly record: RecordView;
	/** Its strings, put together. */
	readonly text: string;
	/** Its terms in their order; one that has a `problem` is an error to receivers. */
	readonly terms: readonly SpfTerm[];
}

/** A term as it is written. */
export function writtenTerm({ text }: SpfView, { start, end }: SpfTerm): string {
	return text.slice(start, end);
}

/** The place of a term, or of any stretch of the text. */
export function atText({ record }: Pick<SpfView, "record">, { start, end }: { start: number; end: number }): Place {
	return { record: record.id, part: 0, text: { start, end } };
}

/** The text of a TXT record; undefined where a `$GENERATE` makes it, since nobody writes policies so. */
export const textOf = oncePerView((record: RecordView): string | undefined =>
	record.isGenerated ? undefined : characterStrings(record.wire),
);

/** A TXT record as an SPF record; undefined where it is none. */
export const spfOf = oncePerView((record: RecordView): SpfView | undefined => {
	const text = textOf(record);
	return text !== undefined && isSpf(text) ? { record, text, terms: parseSpf(text)!.terms } : undefined;
});
