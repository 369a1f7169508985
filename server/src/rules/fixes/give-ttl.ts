import { toText } from "../../text/utf8.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { makeFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { ttlHeir } from "./ttl-heir.ts";
import { addition, removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/**
 * Gives records of one zone a TTL in seconds; those that have it stay as they are. Only they change: where the TTL comes from
 * a `$TTL`, one of their own is written.
 */
export function giveTtl(records: readonly RecordView[], ttl: number, title: string, offer?: Offer): Fix {
	const [{ context, zone }] = records as readonly [RecordView];
	const changed = records.filter((one) => one.ttl !== ttl);
	return makeFix(
		{
			context,
			zone,
			title,
			updates: () =>
				changed.flatMap((one) => {
					const { owner, typeName, rdata } = one;
					return [removal(one), addition({ owner, ttl, typeName, rdata })];
				}),
			replacements: () => given(changed, ttl),
		},
		offer,
	);
}

/** The TTL of the records; one behind them that had the same from them keeps what it had. */
function given(records: readonly RecordView[], ttl: number): readonly Replacement[] | Refusal {
	const heirs = new Map<number, RecordView>();
	for (const record of records) {
		const heir = ttlHeir(record, records);
		if (heir) heirs.set(heir.id, heir);
	}
	for (const record of [...records, ...heirs.values()]) {
		const refusal = recordRefusal(record);
		if (refusal) return refusal;
	}
	return [
		...records.map((record) => ttlWritten(record, ttl)),
		...[...heirs.values()].map((heir) => ttlWritten(heir, heir.ttl)),
	];
}

/** A TTL in place of the one that is written, or in front of the class or type. */
export function ttlWritten(record: RecordView, seconds: number): Replacement {
	const { block, entry, ttl, owner, type } = record.text!;
	const at = { file: block.slice.file, index: block.index };
	const { octets } = block.slice.file.text.chunks[block.index]!;
	if (ttl) return { ...at, ...ttl, text: inStyleOf(toText(octets, ttl.start, ttl.end), seconds) };
	const between = toText(octets, owner?.end ?? entry.start, type.start);
	const start = (owner?.end ?? entry.start) + between.length - between.trimStart().length;
	return { ...at, start, end: start, text: `${seconds}${between.includes("\t") ? "\t" : " "}` };
}

/** In hours where the TTL before had units: `5m` becomes `1h`. */
function inStyleOf(written: string, seconds: number): string {
	const unit = /[a-z]$/i.exec(written)?.[0];
	if (unit === undefined || seconds % 3600 !== 0) return String(seconds);
	return `${seconds / 3600}${unit === unit.toUpperCase() ? "H" : "h"}`;
}
