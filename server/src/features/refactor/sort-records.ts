import { sortNumbers } from "../../dnssec/sorted-numbers.ts";
import type { Range } from "../../rules/engine/finding.ts";
import { isRefusal, type Refusal, type TextEdit } from "../../rules/fix.ts";
import { finishing } from "../../rules/fixes/finish.ts";
import { lineEndOfFile } from "../../rules/fixes/line-end-of-file.ts";
import type { Replacement } from "../../rules/fixes/replacement.ts";
import type { NameId, NameTable } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { labelKey } from "../label-order.ts";
import type { ZoneService } from "../zone-service.ts";
import { type Piece, type Stretch, sortableRecords, type Unit } from "./sortable-records.ts";

/**
 * Sorts the records of a zone file, or of some lines of it, by their owners: the apex first, a name before those below it, numbers by
 * their value. Records of one owner keep their order. Secondaries need not hear of it, so the serial stays. In steps; the workspace
 * must stay as it is until all is done.
 *
 * @returns undefined where all are in order, or the path is no zone file.
 */
export function* sortRecords(
	service: ZoneService,
	path: string,
	range?: Range,
): Generator<void, readonly TextEdit[] | Refusal | undefined> {
	const { workspace } = service;
	const file = workspace.files.get(path);
	const zone = file?.slices[0]?.zone;
	if (!file || !zone) return undefined;
	const found = file.text.isLoaded
		? yield* sortableRecords(workspace, file, range)
		: { stretches: [], ttlHeir: undefined };
	if (isRefusal(found)) return found;
	const replacements: Replacement[] = [];
	const known = new Map<NameId, boolean>();
	const hasMixedTtls = ({ owner }: Unit) => {
		const isMixed = known.get(owner) ?? areTtlsMixed(workspace, zone, owner);
		known.set(owner, isMixed);
		return isMixed;
	};
	for (const stretch of found.stretches) {
		const order = yield* ordered(workspace.tables.names, stretch);
		const moved = (unit: Unit, at: number) => order[at] !== at && unit.hasNoDefault;
		if (found.ttlHeir !== undefined && stretch.some(moved)) {
			return {
				refusal: `no $TTL is in force, and ${found.ttlHeir} has the TTL of the record before it: write $TTL as the first line`,
			};
		}
		const mixed = stretch.find((unit, at) => order[at] !== at && hasMixedTtls(unit));
		if (mixed) {
			const name = workspace.tables.names.text(mixed.owner);
			return {
				refusal: `records of ${name} have different TTLs, of which servers take one, and another in another order: give them one TTL first`,
			};
		}
		yield* replaced(file, stretch, order, replacements);
	}
	if (replacements.length === 0) return undefined;
	const change = { zone, serial: "keep", updates: () => [], replacements: () => replacements } as const;
	return yield* finishing(service.reading, [change]);
}

/** Whether records of one type and name have different TTLs; which of them holds depends on what stands together (RFC 2181 section 5.2). */
function areTtlsMixed({ tables, reader }: Workspace, zone: Zone, owner: NameId): boolean {
	const { records, names } = tables;
	const ttls = new Map<number, number>();
	for (let record = names.firstOwner[owner]!; record >= 0; record = records.nextOfOwner[record]!) {
		if (reader.zoneOf(record as RecordId) !== zone) continue;
		const [type, ttl] = [records.type[record]!, records.ttl[record]!];
		if ((ttls.get(type) ?? ttl) !== ttl) return true;
		ttls.set(type, ttl);
	}
	return false;
}

/** For each place of a stretch the number of the unit that belongs there. */
function* ordered(names: NameTable, stretch: Stretch): Generator<void, Int32Array> {
	const keys: string[] = [];
	const known = new Map<NameId, string>();
	for (const [at, { owner }] of stretch.entries()) {
		keys.push(keyOf(names, owner, known));
		if (at % STEP === 0) yield;
	}
	const order = Int32Array.from(stretch, (_, at) => at);
	return yield* sortNumbers(order, (one, other) => {
		const [key, otherKey] = [keys[one]!, keys[other]!];
		return key === otherKey ? one - other : key < otherKey ? -1 : 1;
	});
}

/** A text that sorts as its name does, label by label from the root. */
function keyOf(names: NameTable, name: NameId, known: Map<NameId, string>): string {
	const key = known.get(name);
	if (key !== undefined) return key;
	const parent = names.parentOf(name);
	const made = parent < 0 ? "" : `${keyOf(names, parent, known)}\0${labelKey(names.label(name))}`;
	known.set(name, made);
	return made;
}

/** Adds what puts the units into another order; what is together in one chunk is one replacement. */
function* replaced(
	file: ZoneFile,
	stretch: Stretch,
	order: Int32Array,
	replacements: Replacement[],
): Generator<void, void> {
	const lineEnd = lineEndOfFile(file);
	let last: (Piece & { text: string }) | undefined;
	for (const [at, { pieces }] of stretch.entries()) {
		if (at % STEP === 0) yield;
		const from = order[at]!;
		if (from === at) continue;
		const isEnded = /[\r\n]$/.test(textOf(file, pieces.at(-1)!));
		const written = stretch[from]!.pieces.map((piece) => textOf(file, piece)).join("");
		const text = isEnded ? ended(written, lineEnd) : written.replace(/\r?\n$|\r$/, "");
		for (const [number, piece] of pieces.entries()) {
			const part = number === 0 ? text : "";
			if (last && last.index === piece.index && last.end === piece.start) {
				last = { ...last, end: piece.end, text: last.text + part };
				replacements[replacements.length - 1] = { file, ...last };
			} else {
				last = { ...piece, text: part };
				replacements.push({ file, ...last });
			}
		}
	}
}

/** So many units are looked at between two pauses. */
const STEP = 256;

function textOf({ text }: ZoneFile, { index, start, end }: Piece): string {
	return toText(text.chunks[index]!.octets, start, end);
}

function ended(text: string, lineEnd: string): string {
	return /[\r\n]$/.test(text) ? text : text + lineEnd;
}
