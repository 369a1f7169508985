import { comparableRdata } from "../records/comparable-rdata.ts";
import { showRdata } from "../records/read-rdata.ts";
import { typeName } from "../records/type-code.ts";
import type { Tables } from "../tables/tables.ts";
import { BlockReader } from "../zone/block-reader.ts";
import { blocksOf, type Slice } from "../zone/slice.ts";
import type { OpenZone } from "./open-zones.ts";
import { recordSetKey, recordSetTtlSteps } from "./record-set-ttls.ts";
import type { Workspace } from "./workspace.ts";

/** RRSIG records of one name may have any TTLs: each has that of the records it covers. */
const TYPE_RRSIG = 46;

/**
 * The records of a zone, one line each, in the order of its text: `owner<TAB>ttl<TAB>class<TAB>type<TAB>rdata`,
 * as `named-compilezone -D -f text` has them. All records of a set have the same
 * TTL, as `recordSetTtls` says; of equal records the first is given.
 *
 * @param onLine called with each line, without a line end.
 */
export function dumpZone(workspace: Workspace, open: OpenZone, onLine: (line: string) => void): void {
	for (const _ of dumpSteps(workspace, open, onLine));
}

/** The same in steps; the workspace must stay as it is until all is done. */
export function dumpSteps(workspace: Workspace, open: OpenZone, onLine: (line: string) => void): Generator<void, void> {
	return dumpSliceSteps(workspace.tables, open.slice, onLine);
}

/**
 * The same of a zone that may be in no workspace.
 *
 * @param onLine is told besides what the same records have in common, however they are written, the TTL not counted.
 */
export function* dumpSliceSteps(
	tables: Tables,
	slice: Slice,
	onLine: (line: string, key: string) => void,
): Generator<void, void> {
	const { names, records } = tables;
	const ttls = yield* recordSetTtlSteps(records, blocksOf(slice));
	const reader = new BlockReader(tables);
	const seen = new Set<string>();
	reader.visitor = (owner, type, ttl) => {
		const text = names.text(owner);
		const setTtl = ttls.get(recordSetKey(owner, type));
		const { wire, length } = reader.rdata;
		const rdata = showRdata(type, wire, 0, length);
		const key = `${text}\t${type}\t${comparableRdata(type, wire, 0, length, rdata)}`;
		if (seen.size === seen.add(key).size) return;
		onLine(`${text}\t${type === TYPE_RRSIG ? ttl : setTtl}\tIN\t${typeName(type)}\t${rdata}`, key);
	};
	for (const block of blocksOf(slice)) {
		const { file } = block.slice;
		reader.begin(slice.zone, file.text.chunks[block.index]!.octets, block.stateIn, file.behind(block.index));
		while (!reader.goOn()) yield;
		yield;
	}
}
