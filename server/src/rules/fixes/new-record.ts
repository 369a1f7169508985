import { typeName } from "../../records/type-code.ts";
import type { NameId } from "../../tables/name-table.ts";
import { GENERATED, REFERS_TO_NAME, type RecordId, TTL_WRITTEN } from "../../tables/record-table.ts";
import { DOT } from "../../text/char.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Refusal } from "../fix.ts";
import { type Column, inColumns, mostCommon, type WrittenRecord, writtenRecord } from "./column-style.ts";
import { insertLine } from "./insert-line.ts";
import { type InsertionPoint, insertionPoint } from "./insertion-point.ts";
import type { Replacement } from "./replacement.ts";
import { defaultTtlAt } from "./state-at.ts";
import { fileRefusal } from "./writable.ts";
import { writtenName } from "./written-name.ts";

/** A record that is to come. */
export interface NewRecord {
	readonly owner: NameId;
	/** IANA number. */
	readonly type: number;
	/** The RDATA as text, or as a name that is its last field and is written as its neighbours' are. */
	readonly rdata: string | NameRdata;
	/** The type beside whose records it comes where that is not its own: records of a new host stand together. */
	readonly beside?: number;
}

/** RDATA that ends with a name. */
export interface NameRdata {
	/** The fields before the name, such as the preference of an MX; none where it is not given. */
	readonly before?: string;
	readonly name: NameId;
}

/** So many records around tell the style. */
const MODELS = 8;

/** Puts a record into a zone: sorted, beside its neighbours, and in their style. */
export function placeRecord(workspace: Workspace, zone: Zone, record: NewRecord): Replacement | Refusal {
	const point = insertionPoint(workspace, zone, record.owner, record.beside ?? record.type);
	if (!point) {
		const file = workspace.files.get(zone.path);
		const reason = file && fileRefusal(workspace, file);
		return reason ?? { refusal: `${zone.path} has no record beside which the new one could be put` };
	}
	const refusal = fileRefusal(workspace, point.block.slice.file);
	if (refusal) return refusal;
	const line = recordLine(workspace, zone, record, point, recordsAround(workspace, point));
	return insertLine(point.block, point.offset, line);
}

/**
 * A record as the line that it would be at some place.
 *
 * @param around records whose style it has, the nearest first.
 */
export function recordLine(
	workspace: Workspace,
	zone: Zone,
	record: NewRecord,
	point: Pick<InsertionPoint, "block" | "offset" | "anchor" | "inheritsOwner">,
	around: readonly RecordId[],
): string {
	const models = modelsOf(workspace, around);
	const origin = originAt(point.block, point.offset);
	const texts: Record<Column, string | undefined> = {
		owner: point.inheritsOwner ? "" : ownerText(workspace, record.owner, origin, models),
		ttl: ttlText(workspace, zone, record, point, models),
		class: classText(models),
		type: typeText(record.type, models),
		rdata: rdataText(workspace, record, origin, around),
	};
	const order = mostCommonOrder(models);
	const fields = order.flatMap((column) => {
		const text = texts[column];
		return text === undefined ? [] : [{ column, text }];
	});
	return inColumns(fields, models);
}

/** The records around whose style is taken over, the anchor first: neighbours on both sides of it, then whatever stands beside it. */
export function recordsAround(workspace: Workspace, point: InsertionPoint): readonly RecordId[] {
	const { neighbours, anchor, block } = point;
	const nearest = (records: readonly RecordId[]) => {
		const at = records.indexOf(anchor);
		return records
			.slice(Math.max(0, at - MODELS), at + MODELS)
			.map((record, index) => ({ record, distance: Math.abs(index - Math.min(at, MODELS)) }))
			.sort((one, other) => one.distance - other.distance)
			.slice(0, MODELS)
			.map(({ record }) => record);
	};
	const anchorBlock = workspace.reader.blockOf(anchor);
	const inFile = neighbours.filter((record) => workspace.reader.blockOf(record).slice.file === block.slice.file);
	const ofBlock = nearest([...anchorBlock.records] as RecordId[]);
	return [...new Set([...nearest(inFile), ...ofBlock])].slice(0, MODELS);
}

export function modelsOf(workspace: Workspace, records: readonly RecordId[]): readonly WrittenRecord[] {
	return records.map((record) => writtenRecord(workspace, record)).filter((model) => model !== undefined);
}

function ownerText(workspace: Workspace, owner: NameId, origin: NameId, models: readonly WrittenRecord[]): string {
	// An `@` tells nothing of how other names are written.
	const tells = (text: string | undefined) => text !== undefined && (text !== "@" || owner === origin);
	const written = models.map((model) => fieldText(model, "owner")).find(tells);
	return writtenName(workspace, owner, origin, !written?.endsWith("."));
}

function classText(models: readonly WrittenRecord[]): string | undefined {
	return usual(models.map((model) => fieldText(model, "class")));
}

function typeText(type: number, models: readonly WrittenRecord[]): string {
	const written = models[0] && fieldText(models[0], "type");
	const isLower = written !== undefined && written === written.toLowerCase();
	return isLower ? typeName(type).toLowerCase() : typeName(type);
}

function rdataText(
	workspace: Workspace,
	{ type, rdata }: NewRecord,
	origin: NameId,
	around: readonly RecordId[],
): string {
	if (typeof rdata === "string") return rdata;
	const { before, name } = rdata;
	const isRelative = workspace.tables.names.isWithin(name, origin) && namesAreRelative(workspace, type, around);
	const written = writtenName(workspace, name, origin, isRelative);
	return before === undefined ? written : `${before} ${written}`;
}

/** Whether the records around write the names in their RDATA relative: those of the type, else any. */
export function namesAreRelative(workspace: Workspace, type: number, around: readonly RecordId[]): boolean {
	const { records } = workspace.tables;
	const naming = around.filter((record) => (records.flags[record]! & (REFERS_TO_NAME | GENERATED)) === REFERS_TO_NAME);
	const model =
		naming.find((record) => records.type[record] === type) ??
		naming.find((record) => records.type[record] !== TYPE_SOA);
	const text = model === undefined ? undefined : workspace.recordText(model);
	const last = text?.fields.at(-1);
	if (!text || !last) return false;
	return text.block.slice.file.text.chunks[text.block.index]!.octets[last.end - 1] !== DOT;
}

/**
 * The TTL to write: none where the default is right and the records around leave it out too. Records of
 * one owner and type have one TTL (RFC 2181 section 5.2).
 */
function ttlText(
	workspace: Workspace,
	zone: Zone,
	{ owner, type }: NewRecord,
	point: Pick<InsertionPoint, "block" | "offset" | "anchor">,
	models: readonly WrittenRecord[],
): string | undefined {
	const { records } = workspace.tables;
	const inForce = defaultTtlAt(workspace, point.block, point.offset);
	const [sibling] = workspace.lookup.recordsIn(zone, owner, type);
	const usualText = usual(models.map((model) => fieldText(model, "ttl")));
	if (sibling !== undefined) {
		const written = (records.flags[sibling]! & TTL_WRITTEN) !== 0;
		const text = written ? fieldText(writtenRecord(workspace, sibling) ?? [], "ttl") : undefined;
		if (records.ttl[sibling] !== inForce || usualText !== undefined) return text ?? String(records.ttl[sibling]);
		return undefined;
	}
	return usualText ?? (inForce < 0 ? String(records.ttl[point.anchor]) : undefined);
}

/** What most have, if most have any. */
export function usual(texts: readonly (string | undefined)[]): string | undefined {
	const written = texts.filter((text) => text !== undefined);
	return written.length * 2 > texts.length || (texts[0] !== undefined && written.length * 2 === texts.length)
		? mostCommon(written)
		: undefined;
}

/** The order of TTL and class that the nearest record with both has. */
function mostCommonOrder(models: readonly WrittenRecord[]): readonly Column[] {
	const both = models.find((model) => fieldText(model, "ttl") !== undefined && fieldText(model, "class") !== undefined);
	const classFirst = both !== undefined && both.findIndex(isClass) < both.findIndex(({ column }) => column === "ttl");
	return classFirst ? ["owner", "class", "ttl", "type", "rdata"] : ["owner", "ttl", "class", "type", "rdata"];
}

function isClass({ column }: { readonly column: Column }): boolean {
	return column === "class";
}

export function fieldText(model: WrittenRecord, column: Column): string | undefined {
	return model.find((field) => field.column === column)?.text;
}
