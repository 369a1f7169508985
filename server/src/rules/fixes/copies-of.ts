import { comparableRdata } from "../../records/comparable-rdata.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Replacement } from "./replacement.ts";

/** Records that say the same, in the order in which they are written; one or more. */
type Copies = readonly [RecordView, ...RecordView[]];

/**
 * A record and the others of its name that say the same (RFC 2181 section 5). Servers count them as one, so what is changed is all of them: of
 * one alone they would make a second record, and of a second SOA or CNAME a reason to refuse the zone.
 */
export function copiesOf(record: RecordView): Copies {
	return groupsOfCopies([record])[0]!;
}

/** The copies of each of some records, itself among them; those of two that say the same are told once. */
export function groupsOfCopies(records: readonly RecordView[]): readonly Copies[] {
	const told = new Set<RecordId>();
	const sets = new Map<string, ReadonlyMap<string, Copies>>();
	return records.flatMap((record) => {
		if (told.has(record.id)) return [];
		const { ownerName, type, zone } = record;
		const key = `${zone.key} ${ownerName} ${type}`;
		const set = sets.get(key) ?? bySaying(record);
		sets.set(key, set);
		const copies = set.get(saying(record)) ?? [record];
		for (const { id } of copies) told.add(id);
		return [copies];
	});
}

/** What is replaced in a record and all its copies; the first refusal where one of them cannot be changed. */
export function inAllCopies(
	record: RecordView,
	replacements: (copy: RecordView) => readonly Replacement[] | Refusal,
): readonly Replacement[] | Refusal {
	const all: Replacement[] = [];
	for (const copy of copiesOf(record)) {
		const found = replacements(copy);
		if (isRefusal(found)) return found;
		all.push(...found);
	}
	return all;
}

/** The records of the owner and type of one, by what they say. */
function bySaying(record: RecordView): ReadonlyMap<string, Copies> {
	const found = new Map<string, [RecordView, ...RecordView[]]>();
	for (const one of record.recordsOfOwner(record.type)) {
		const said = saying(one);
		const known = found.get(said);
		if (known) known.push(one);
		else found.set(said, [one]);
	}
	return found;
}

/** What a record says; unlike any other where its text has been let go. */
function saying({ id, text, type, rdata }: RecordView): string {
	return text ? comparableRdata(type, text.wire, 0, text.wire.length, rdata) : `${id}`;
}
