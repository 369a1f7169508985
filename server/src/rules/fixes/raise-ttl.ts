import { toText } from "../../text/utf8.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { makeJointFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { ttlHeir } from "./ttl-heir.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { recordRefusal, recordUpdate } from "./written-record.ts";

/**
 * Gives a record a TTL of an hour, and with it all records of its owner and type, which have one TTL (RFC 2181 section
 * 5.2). Only they change: where the TTL comes from a `$TTL`, one of their own is written.
 */
export function raiseTtl(record: RecordView): Fix {
	const { context, owner, typeName, type } = record;
	const set = record.recordsOfOwner(type);
	const ttl = Math.max(USUAL_TTL, ...set.map((one) => one.ttl));
	const title = `Raise the TTL of ${typeName} ${owner} to ${ttl}`;
	return makeJointFix({ context, title, changes: () => set.map((one) => ttlChange(one, ttl, set)) });
}

function ttlChange(record: RecordView, ttl: number, set: readonly RecordView[]): Change {
	const { owner, rdata, typeName, zone } = record;
	return {
		zone,
		updates: () => [recordUpdate("delete", record), `update add ${owner} ${ttl} ${typeName} ${rdata}`],
		replacements: () => (record.ttl === ttl ? [] : (recordRefusal(record) ?? raised(record, ttl, set))),
	};
}

/** The TTL of the record; one behind it that had the same from it keeps what it had. */
function raised(record: RecordView, ttl: number, set: readonly RecordView[]): readonly Replacement[] | Refusal {
	const written = ttlWritten(record, ttl);
	const heir = ttlHeir(record, set);
	if (!heir) return [written];
	return recordRefusal(heir) ?? [written, ttlWritten(heir, heir.ttl)];
}

/** A TTL in place of the one that is written, or in front of the class or type. */
function ttlWritten(record: RecordView, seconds: number): Replacement {
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
