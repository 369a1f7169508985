import { isNameKind } from "../../records/fields/name.ts";
import { RECORD_TYPES, recordTypeByCode } from "../../records/record-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import type { Place } from "../place.ts";
import { nameFieldCount, namesInRdata } from "./rdata-names.ts";
import type { RuleContext } from "./rule-context.ts";

/** Records of types that are read again to find names in them; of more, the rest is left out. */
const MOST_READ = 20_000;

/** The place of the name or address to which a record refers. */
export function referencePlace({ workspace }: RuleContext, record: RecordId): Place {
	const { flags, type } = workspace.tables.records;
	// All of a $GENERATE has one place, its template.
	if ((flags[record]! & GENERATED) !== 0) return { record, part: 0 };
	const fields = recordTypeByCode(type[record]!)?.fields ?? [];
	return {
		record,
		part: Math.max(
			0,
			fields.findIndex(({ kind }) => isNameKind(kind)),
		),
	};
}

/**
 * The places of names in RDATA where no list of references leads: the mailbox of an SOA, the replacement of a NAPTR, …
 *
 * @param path the only file that is looked through; all of them where none is given.
 * @param most so many records are looked through.
 */
export function* otherNamePlaces(
	context: RuleContext,
	sought: readonly NameId[],
	path?: string,
	most = MOST_READ,
): IterableIterator<Place> {
	const { names } = context.workspace.tables;
	const texts = new Set(sought.map((name) => names.text(name)));
	if (texts.size === 0) return;
	let left = most;
	for (const record of path === undefined ? recordsEverywhere(context) : recordsOfFile(context, path)) {
		if (left-- === 0) return;
		yield* placesIn(context, record, texts);
	}
}

function* recordsEverywhere({ workspace }: RuleContext): IterableIterator<RecordId> {
	const { records } = workspace.tables;
	for (let record = 0; record < records.limit; record++) {
		if (UNLISTED.has(records.type[record]!) && records.isLive(record as RecordId)) yield record as RecordId;
	}
}

function* recordsOfFile({ workspace }: RuleContext, path: string): IterableIterator<RecordId> {
	const { type } = workspace.tables.records;
	for (const { blocks } of workspace.files.get(path)?.slices ?? []) {
		for (const { records } of blocks)
			for (const record of records) if (UNLISTED.has(type[record]!)) yield record as RecordId;
	}
}

function* placesIn({ workspace }: RuleContext, record: RecordId, names: ReadonlySet<string>): IterableIterator<Place> {
	const { type } = workspace.tables.records;
	const wire = workspace.rdataWire(record)?.slice();
	if (!wire) return;
	const isListed = recordTypeByCode(type[record]!)?.points !== "none";
	for (const { part, text } of namesInRdata(type[record]!, wire).slice(isListed ? 1 : 0)) {
		if (names.has(text.toLowerCase())) yield { record, part };
	}
}

const SIGNED: ReadonlySet<number> = new Set([TYPE_CODE.SIG, TYPE_CODE.NXT, TYPE_CODE.RRSIG, TYPE_CODE.NSEC]);

/** Types with names that nothing is looked up by; not those that signers write. */
const UNLISTED: ReadonlySet<number> = new Set(
	RECORD_TYPES.filter(
		({ code, points }) => nameFieldCount(code) > (points === "none" ? 0 : 1) && !SIGNED.has(code),
	).map(({ code }) => code),
);
