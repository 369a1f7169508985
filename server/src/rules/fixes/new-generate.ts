import { typeName } from "../../records/type-code.ts";
import { fillTemplate, type GenerateRange, readTemplate } from "../../syntax/generate.ts";
import type { NameId } from "../../tables/name-table.ts";
import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import { toOctets, toText } from "../../text/utf8.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Zone } from "../../zone/zone.ts";
import { isRefusal, type Refusal } from "../fix.ts";
import { rangeText } from "./change-generate.ts";
import { entriesFrom } from "./file-entries.ts";
import { insertLine } from "./insert-line.ts";
import { insertionPoint, pointBehindNeighbours } from "./insertion-point.ts";
import { compareOwners } from "./owner-order.ts";
import type { Replacement } from "./replacement.ts";
import { beginsWithBlank, defaultTtlAt } from "./state-at.ts";
import { USUAL_TTL } from "./usual-ttl.ts";
import { fileRefusal, servesOneZone } from "./writable.ts";
import { type WrittenGenerate, writtenGenerate } from "./written-generate.ts";

/** A `$GENERATE` that is to come. */
export interface NewGenerate {
	readonly range: GenerateRange;
	/** The template of the owners, absolute. */
	readonly owner: string;
	/** IANA number. */
	readonly type: number;
	/** The template of the RDATA; a name is absolute. */
	readonly rdata: string;
	/** Another one whose style it takes where the zone has none. */
	readonly like: WrittenGenerate | undefined;
}

/** Where the directive goes. */
interface Spot {
	readonly block: Block;
	/** Octet of the block's chunk at which an entry starts, or the chunk ends. */
	readonly offset: number;
	/** The `$GENERATE` beside it, if it stands beside one. */
	readonly beside: WrittenGenerate | undefined;
}

/** Puts a `$GENERATE` into a zone: beside those of its type, else among the records that its own are like. */
export function placeGenerate(workspace: Workspace, zone: Zone, generate: NewGenerate): Replacement | Refusal {
	const first = firstOwner(workspace, generate);
	const spot =
		besideAnother(workspace, zone, generate.type, first) ?? amongRecords(workspace, zone, generate.type, first);
	if (isRefusal(spot)) return spot;
	const refusal = fileRefusal(workspace, spot.block.slice.file);
	if (refusal) return refusal;
	return insertLine(spot.block, spot.offset, lineOf(workspace, generate, spot));
}

/** A template without what the origin adds; absolute where it lies elsewhere. */
export function relativeTemplate(template: string, origin: string): string {
	const suffix = `.${origin}`;
	return origin !== "." && template.endsWith(suffix) ? template.slice(0, -suffix.length) : template;
}

function lineOf(workspace: Workspace, generate: NewGenerate, { block, offset, beside }: Spot): string {
	const origin = workspace.tables.names.text(originAt(block, offset));
	const model = beside ?? generate.like;
	const type = typeName(generate.type);
	const isLower = model !== undefined && model.type === model.type.toLowerCase();
	const lacksTtl = defaultTtlAt(workspace, block, offset) < 0;
	const fields = [
		"$GENERATE",
		rangeText(generate.range),
		relativeTemplate(generate.owner, origin),
		model?.ttl ?? (lacksTtl ? String(USUAL_TTL) : undefined),
		model?.class,
		isLower ? type.toLowerCase() : type,
		relativeTemplate(generate.rdata, origin),
	];
	return fields.filter((field) => field !== undefined).join(model?.gap.includes("\t") ? "\t" : " ");
}

/** Behind the last `$GENERATE` of the type that comes before it in the order of owners, else in front of the first. */
function besideAnother(workspace: Workspace, zone: Zone, type: number, owner: NameId): Spot | undefined {
	const { names, records } = workspace.tables;
	const open = workspace.openZone(zone);
	let smaller: RecordId | undefined;
	let first: RecordId | undefined;
	for (const block of open ? workspace.blocks(open.slice) : []) {
		if (!servesOneZone(block.slice.file)) continue;
		let last = -1;
		for (const record of [...block.records] as RecordId[]) {
			const isOfType = (records.flags[record]! & GENERATED) !== 0 && records.type[record] === type;
			if (!isOfType || records.offset[record] === last) continue;
			last = records.offset[record]!;
			first ??= record;
			if (compareOwners(names, records.owner[record]! as NameId, owner) < 0) smaller = record;
		}
	}
	const anchor = smaller ?? first;
	if (anchor === undefined) return undefined;
	const text = workspace.recordText(anchor);
	const block = workspace.reader.blockOf(anchor);
	const start = records.offset[anchor]!;
	const [entry] = entriesFrom(block.slice.file, block.index, start);
	return { block, offset: smaller === undefined ? start : entry!.end, beside: text && writtenGenerate(text) };
}

/** Where a record of the first owner would go, in a forward zone behind all of its kind; unless the record behind it would get another owner by it. */
function amongRecords(workspace: Workspace, zone: Zone, type: number, owner: NameId): Spot | Refusal {
	// Octets are sorted; among hosts, what makes many of them stands behind the others.
	const find = workspace.zones.isReverse(zone) ? insertionPoint : pointBehindNeighbours;
	const point = find(workspace, zone, owner, type);
	if (!point) {
		const file = workspace.files.get(zone.path);
		const reason = file && fileRefusal(workspace, file);
		return reason ?? { refusal: `${zone.path} has no record beside which the $GENERATE could be put` };
	}
	const { block, offset } = point;
	for (const next of entriesFrom(block.slice.file, block.index, offset)) {
		if (next.kind === "empty") continue;
		const isInclude = next.directive === "$INCLUDE" && beginsWithBlank(workspace, block.slice.blocks[next.index]!);
		if (next.inheritsBefore >= 0 || isInclude) {
			return { refusal: "the record behind the $GENERATE would have no owner of its own: write its owner first" };
		}
		if (next.kind === "record") break;
	}
	return { block, offset, beside: undefined };
}

function firstOwner(workspace: Workspace, { owner, range }: NewGenerate): NameId {
	const octets = toOctets(owner);
	const filled = new Uint8Array(1024);
	const template = readTemplate(octets, 0, octets.length);
	const length = template ? fillTemplate(template, range.start, filled) : 0;
	return workspace.name(toText(filled, 0, Math.max(0, length)));
}
