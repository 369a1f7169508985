import type { SpfTerm } from "../../mail/spf.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { QUOTE } from "../../text/char.ts";
import { ChunkPositions } from "./chunk-positions.ts";
import { type Location, locationOf } from "./location.ts";
import { spfTerms } from "./spf-terms.ts";

/** The places of the terms of an SPF record that meet a condition; none if the record is no SPF record. */
export function spfPlaces(context: RuleContext, record: RecordId, meets: (term: SpfTerm) => boolean): Location[] {
	const text = context.workspace.recordText(record);
	const location = locationOf(context, record);
	if (!text || !location) return [];
	const { slice, index } = text.block;
	const { octets } = slice.file.text.chunks[index]!;
	const strings = text.fields.map(({ start, end }) => {
		const quote = octets[start] === QUOTE ? 1 : 0;
		return { start: start + quote, end: end - quote };
	});
	const positions = new ChunkPositions(slice.file.text, index);
	return spfTerms(octets, strings)
		.filter(({ term }) => meets(term))
		.map(({ span }) => ({ ...location, selection: positions.range(span) }));
}
