import type { RecordId, RecordTable } from "../tables/record-table.ts";

/** An SPF record with its text. */
interface WrittenSpf {
	readonly record: RecordId;
	readonly text: string;
}

/**
 * The SPF records of a name that differ, each in its first copy: servers answer with one for several that say the same in the same strings
 * (RFC 2181 section 5).
 */
export function unlikeSpf<Spf extends WrittenSpf>({ hash }: RecordTable, found: readonly Spf[]): readonly Spf[] {
	if (found.length < 2) return found;
	const first = new Map<string, Spf>();
	for (const spf of found) {
		const said = `${hash[spf.record]} ${spf.text}`;
		if (!first.has(said)) first.set(said, spf);
	}
	return [...first.values()];
}
