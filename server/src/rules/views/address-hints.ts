import { parseAddress } from "../../records/address.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { areSameOctets } from "../../text/same-octets.ts";
import { octetOffset } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";

const HINTED: ReadonlySet<number> = new Set([TYPE_CODE.SVCB, TYPE_CODE.HTTPS]);
const HINT = /\bipv[46]hint="?([^"]*)/gi;

/** The SVCB and HTTPS records that a universe sees, whose parameters may hint at addresses (RFC 9460 section 7.3). */
export function* hintedRecords({ workspace }: RuleContext, universe: Universe): Generator<RecordId> {
	const { tables, zones } = workspace;
	const { records } = tables;
	for (let at = 0; at < records.limit; at++) {
		const record = at as RecordId;
		if (!HINTED.has(records.type[at]!) || !records.isLive(record)) continue;
		if (zones.isVisible(universe, zones.zoneOf(record))) yield record;
	}
}

/** Where the hints of a text have an address, in its characters. */
export function hintsIn(text: string, address: Uint8Array): Span[] {
	return Array.from(text.matchAll(HINT)).flatMap((hint) => {
		const first = hint.index + hint[0].length - hint[1]!.length;
		return Array.from(hint[1]!.matchAll(/[0-9a-f.:]+/gi)).flatMap((one) => {
			const octets = parseAddress(one[0]);
			const start = first + one.index;
			return octets && areSameOctets(octets, address) ? [{ start, end: start + one[0].length }] : [];
		});
	});
}

/** Where the hints of a record have an address, in octets of its chunk, with what is written there. */
export function writtenHints(record: RecordView, address: Uint8Array): (Span & { readonly written: string })[] {
	const { block, fields } = record.text!;
	const { octets } = block.slice.file.text.chunks[block.index]!;
	return fields.flatMap((span, field) => {
		// A value in quotes is a field of its own.
		const key = record.writtenField(field - 1);
		const before = key.endsWith("=") ? key : "";
		const text = before + record.writtenField(field);
		return hintsIn(text, address).map(({ start, end }) => {
			const at = (unit: number) => octetOffset(octets, span.start, span.end, unit - before.length);
			return { start: at(start), end: at(end), written: text.slice(start, end) };
		});
	});
}
