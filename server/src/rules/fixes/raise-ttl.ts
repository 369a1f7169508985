import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { giveTtl } from "./give-ttl.ts";
import { USUAL_TTL } from "./usual-ttl.ts";

/**
 * Gives a record a TTL of an hour, and with it all records of its owner and type, which have one TTL (RFC 2181 section
 * 5.2).
 */
export function raiseTtl(record: RecordView): Fix {
	const { owner, type, typeName } = record;
	const set = record.recordsOfOwner(type);
	const ttl = Math.max(USUAL_TTL, ...set.map((one) => one.ttl));
	return giveTtl(set, ttl, `Raise the TTL of ${typeName} ${owner} to ${ttl}`);
}
