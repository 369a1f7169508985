import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Tables } from "../../tables/tables.ts";
import type { Zone } from "../../zone/zone.ts";
import type { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";
import { inTextOrder } from "./text-order.ts";

/** All records of one type at a name in a zone, in the order in which they are written. */
export interface RecordSet {
	/** IANA number of the type. */
	readonly type: number;
	readonly records: readonly RecordId[];
}

/** A name with its records in one zone. */
export class NameView {
	readonly context: RuleContext;
	readonly zone: Zone;
	readonly name: NameId;
	/** In the order in which they are written. */
	readonly records: readonly RecordId[];
	#sets: readonly RecordSet[] | undefined;

	constructor(context: RuleContext, zone: Zone, name: NameId, records: readonly RecordId[]) {
		this.context = context;
		this.zone = zone;
		this.name = name;
		this.records = records;
	}

	/** The name, absolute and in lower case. */
	get text(): string {
		return this.context.workspace.tables.names.text(this.name);
	}

	/** Its records by type. */
	get sets(): readonly RecordSet[] {
		this.#sets ??= this.#readSets();
		return this.#sets;
	}

	view(record: RecordId): RecordView {
		return this.context.viewRecord(this.context, record);
	}

	#readSets(): readonly RecordSet[] {
		const { type } = this.context.workspace.tables.records;
		const sets = new Map<number, RecordId[]>();
		for (const record of this.records) {
			const set = sets.get(type[record]!);
			if (set) set.push(record);
			else sets.set(type[record]!, [record]);
		}
		return [...sets].map(([code, records]) => ({ type: code, records }));
	}
}

/** The views of a name, one for each zone in which it has records. */
export function namesIn(context: RuleContext, name: NameId): readonly NameView[] {
	const { tables, zones } = context.workspace;
	const byZone = new Map<Zone, RecordId[]>();
	for (let at = tables.names.firstOwner[name]!; at >= 0; at = tables.records.nextOfOwner[at]!) {
		const zone = zones.zoneOf(at as RecordId);
		const records = byZone.get(zone);
		if (records) records.push(at as RecordId);
		else byZone.set(zone, [at as RecordId]);
	}
	// The list has the last one first, so that turned round it is mostly sorted.
	return [...byZone].map(
		([zone, records]) => new NameView(context, zone, name, inTextOrder(context.workspace, records.reverse())),
	);
}

/** Signatures come from a program, several to a name. */
const TYPE_RRSIG = 46;
/** More records than this may be of too many types. */
const FEW = 100;

/**
 * Whether there may be something to say of the records of a name together: two are of one type, there are very many, or there
 * is a wildcard in its name. It may say yes too often, never no.
 *
 * Hot: once per name of a million, most of which have one record.
 */
export function isWorthALook({ names, records }: Tables, name: NameId): boolean {
	const first = names.firstOwner[name]!;
	if (first < 0) return false;
	if (records.nextOfOwner[first]! >= 0) {
		const { type, nextOfOwner } = records;
		let count = 0;
		// The types that were met: those below 32, those below 64, and the others by their last bits.
		let low = 0;
		let middle = 0;
		let high = 0;
		for (let at = first; at >= 0; at = nextOfOwner[at]!) {
			const code = type[at]!;
			const bit = 1 << (code & 31);
			if (code === TYPE_RRSIG) continue;
			if (((code < 32 ? low : code < 64 ? middle : high) & bit) !== 0 || ++count > FEW) return true;
			if (code < 32) low |= bit;
			else if (code < 64) middle |= bit;
			else high |= bit;
		}
	}
	return names.hasWildcardWithin(name);
}
