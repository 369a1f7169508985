import { readTtl } from "../../records/duration.ts";
import { durationText } from "../../records/duration-text.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { TTL_WRITTEN } from "../../tables/record-table.ts";
import { isDigit } from "../../text/char.ts";
import { readFields } from "../places/rdata-field.ts";
import type { HintSettings } from "./hint-settings.ts";
import type { HintedEntry } from "./hinted-entry.ts";

const ROOT = new Uint8Array(1);

/** Fewer seconds say enough. */
const SHORT = 120;

/** Seconds in words. */
export function durationHints(of: HintedEntry, extent: HintSettings["durations"]): void {
	if (extent === "off") return;
	const { entry } = of;
	if (entry.directive === "$TTL") durationHint(of, 1);
	if (extent === "all" && entry.head.ttlToken >= 0) durationHint(of, entry.head.ttlToken);
	if (entry.directive !== "" || entry.head.typeCode !== TYPE_CODE.SOA) return;
	for (const { field, first } of readFields(entry, ROOT)) if (field.kind.id === "duration") durationHint(of, first);
}

function durationHint(of: HintedEntry, token: number): void {
	const { octets, count } = of.entry.tape;
	if (token >= count) return;
	const { start, end } = of.entry.inside(token);
	// With units it is in words already.
	for (let at = start; at < end; at++) if (!isDigit(octets[at]!)) return;
	const seconds = readTtl(octets, start, end);
	if (seconds < SHORT) return;
	const words = durationText(seconds);
	of.atLineEnd(token, words, `${seconds} seconds are ${words}`, { over: "a comment", leads: false });
}

/** The TTL of a record that has none of its own. */
export function ttlHint(of: HintedEntry): void {
	const { entry, record } = of;
	const { flags, ttl } = of.context.workspace.tables.records;
	if (entry.directive !== "" || record === undefined || (flags[record]! & TTL_WRITTEN) !== 0) return;
	const first = entry.head.classToken >= 0 ? entry.head.classToken : entry.head.typeToken;
	const seconds = ttl[record]!;
	const tooltip = `The TTL of this record, which has none of its own: ${durationText(seconds)}`;
	of.at(entry.span(first).start, String(seconds), tooltip);
}
