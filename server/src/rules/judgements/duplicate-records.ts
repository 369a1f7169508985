import { comparableRdata } from "../../records/comparable-rdata.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { GENERATED, REFERS_TO_ADDRESS, REFERS_TO_NAME, type RecordId } from "../../tables/record-table.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_NS, TYPE_PTR, TYPE_SOA } from "../../workspace/lookup.ts";
import type { NameView, RecordSet } from "../views/name-view.ts";
import { oncePerView } from "../views/once-per-view.ts";

/** Types of which the name or address that a record refers to is all. */
const ONLY_REFERENCE: ReadonlySet<number> = new Set([TYPE_NS, TYPE_CNAME, TYPE_DNAME, TYPE_PTR]);
/** Types whose records have names that are in no list, which may differ in case and say the same. */
const OTHER_NAMES: ReadonlySet<number> = new Set([TYPE_CODE.RP, TYPE_CODE.NAPTR, TYPE_CODE.MINFO, TYPE_CODE.PX]);
/** Signatures come from a program; of a second SOA soa-multiple speaks. */
const NOT_COMPARED: ReadonlySet<number> = new Set([TYPE_SOA, TYPE_CODE.RRSIG]);

/**
 * The records of a name that another one of its zone says already, each with that one, which is written first; names in them may
 * differ in case (RFC 2181 section 5).
 */
export const duplicateRecords = oncePerView((name: NameView): ReadonlyMap<RecordId, RecordId> => {
	const found = new Map<RecordId, RecordId>();
	for (const set of name.sets) if (set.records.length > 1 && !NOT_COMPARED.has(set.type)) compare(name, set, found);
	return found;
});

function compare(name: NameView, { type, records }: RecordSet, found: Map<RecordId, RecordId>): void {
	const { flags, hash, reference } = name.context.workspace.tables.records;
	// Numbers tell most records apart; the texts of the others are compared.
	const alike = new Map<number, RecordId[]>();
	for (const record of records) {
		const isNamed = (flags[record]! & (REFERS_TO_NAME | REFERS_TO_ADDRESS)) !== 0;
		const key = isNamed ? reference[record]! : OTHER_NAMES.has(type) ? 0 : hash[record]!;
		const group = alike.get(key);
		if (group) group.push(record);
		else alike.set(key, [record]);
	}
	for (const group of alike.values()) {
		if (group.length < 2) continue;
		const first = new Map<string, RecordId>();
		const isTold = isToldByReference(type, flags[group[0]!]!);
		// To read one record of a `$GENERATE` means to make all before it.
		const isGenerated = group.some((record) => (flags[record]! & GENERATED) !== 0);
		for (const record of group) {
			const text = isTold ? "" : isGenerated ? String(hash[record]) : textOf(name, record);
			const earlier = first.get(text);
			if (earlier === undefined) first.set(text, record);
			else found.set(record, earlier);
		}
	}
}

function isToldByReference(type: number, flags: number): boolean {
	return (flags & REFERS_TO_ADDRESS) !== 0 || ONLY_REFERENCE.has(type);
}

/** The RDATA as it is equal for records that servers take for one; unlike any other where the text has been let go. */
function textOf(name: NameView, record: RecordId): string {
	const { text, type, rdata } = name.view(record);
	return text ? comparableRdata(type, text.wire, 0, text.wire.length, rdata) : `${record}`;
}
