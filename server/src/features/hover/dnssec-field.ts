import { algorithmOf } from "../../records/dnssec/algorithms.ts";
import { digestTypeOf } from "../../records/dnssec/digest-types.ts";
import { REVOKED, SECURE_ENTRY_POINT, ZONE_KEY } from "../../records/dnssec/key-flags.ts";
import { typeName } from "../../records/type-code.ts";
import { utcTime } from "../../records/utc-time.ts";

/** What a number of a DNSSEC record means, given the kind of its field; undefined for other kinds. */
export function dnssecFieldText(kind: string, value: number): string | undefined {
	switch (kind) {
		case "algorithm":
			return algorithmText(value);
		case "digest-type":
			return digestTypeText(value);
		case "key-flags":
			return flagsText(value);
		case "time":
			return utcTime(new Date(value * 1000));
		case "type":
			return typeName(value);
		default:
			return undefined;
	}
}

/** An algorithm, and whether zones may be signed with it. */
export function algorithmText(number: number): string {
	const row = algorithmOf(number);
	if (!row) return number === 0 ? "none: asks the zone above to take its DS records away" : "an algorithm without name";
	switch (row.signing) {
		case "recommended":
			return `${row.name}, recommended`;
		case "allowed":
			return row.name;
		case "forbidden":
			return `${row.name}: ${row.forbiddenBy} forbids to sign with it`;
		case "none":
			return `${row.name}, with which zones are not signed`;
	}
}

/** A digest type, and whether DS records may be made with it. */
function digestTypeText(number: number): string {
	const row = digestTypeOf(number);
	if (!row) return "a digest type without name";
	return row.forbiddenBy === undefined
		? row.name
		: `${row.name}: ${row.forbiddenBy} forbids to make DS records with it`;
}

/** What a key is for. */
export function flagsText(flags: number): string {
	if ((flags & REVOKED) !== 0) return "a revoked key";
	if ((flags & ZONE_KEY) === 0) return "a key of something else than a zone";
	return (flags & SECURE_ENTRY_POINT) === 0 ? "a key that signs the zone" : "the key that the zone above is to trust";
}
