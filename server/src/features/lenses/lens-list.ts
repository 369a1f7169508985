import { TYPE_CODE } from "../../records/type-code.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import { GENERATED, OWNER_INHERITED, REFERS_TO_ADDRESS } from "../../tables/record-table.ts";
import type { Block } from "../../zone/block.ts";
import { ChunkPositions } from "../places/chunk-positions.ts";
import type { Lens, LensKind } from "./lens.ts";
import type { LensSettings } from "./lens-settings.ts";

/** Nobody looks at more, and an editor keeps them all. */
export const MAX_LENSES = 2000;

/**
 * The lines of a zone file above which something is said. Only numbers are looked at, block by block; the workspace must stay as
 * it is until all is done.
 */
export function* lensList(context: RuleContext, path: string, settings: LensSettings): Generator<void, Lens[]> {
	const lenses: Lens[] = [];
	// In the other zones that read it, the file has the same entries.
	const [slice] = context.workspace.files.get(path)?.slices ?? [];
	for (const block of slice?.blocks ?? []) {
		lenses.push(...lensesOfBlock(context, block, settings));
		if (lenses.length >= MAX_LENSES) return lenses.slice(0, MAX_LENSES);
		yield;
	}
	return lenses;
}

function lensesOfBlock(context: RuleContext, block: Block, settings: LensSettings): Lens[] {
	const { records } = context.workspace.tables;
	const { file } = block.slice;
	const lenses: Lens[] = [];
	let positions: ChunkPositions | undefined;
	let before = -1;
	for (const record of block.records) {
		const offset = records.offset[record]!;
		// All that a $GENERATE makes stands in one place.
		if (offset === before) continue;
		before = offset;
		for (const kind of kindsOf(context, block, record, settings)) {
			positions ??= new ChunkPositions(file.text, block.index);
			lenses.push({ kind, start: positions.position(offset) });
		}
	}
	return lenses;
}

function* kindsOf(context: RuleContext, { slice }: Block, record: number, settings: LensSettings): Generator<LensKind> {
	const { facts, workspace } = context;
	const { names, records } = workspace.tables;
	const type = records.type[record]!;
	const flags = records.flags[record]!;
	if ((flags & GENERATED) !== 0) {
		if (settings.generated) yield "generated";
		return;
	}
	if (type === TYPE_CODE.SOA) {
		if (settings.serial) yield "serial";
		if (settings.coverage && workspace.zones.isReverse(slice.zone)) yield "coverage";
	}
	if (type === TYPE_CODE.MX && settings.mailHosts) yield "mailHost";
	const isAddress = (flags & REFERS_TO_ADDRESS) !== 0;
	if (isAddress && settings.mailAddresses) {
		const address = records.reference[record]! as AddressId;
		if (facts.isInbound(workspace.zones.universeOf(slice.zone), address)) yield "mailAddress";
	}
	const isHost = isAddress || type === TYPE_CODE.CNAME;
	if (settings.references && isHost && (flags & OWNER_INHERITED) === 0) {
		if (names.firstReference[records.owner[record]!]! >= 0) yield "references";
	}
}
