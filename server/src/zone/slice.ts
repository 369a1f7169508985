import type { Block } from "./block.ts";
import type { ScanState } from "./scan-state.ts";
import type { Zone } from "./zone.ts";
import type { ZoneFile } from "./zone-file.ts";

/** A file in one place of one zone: the zone's own file, or one that is included. One file may have many slices. */
export interface Slice {
	readonly zone: Zone;
	readonly file: ZoneFile;
	/** The block whose `$INCLUDE` reads it; undefined for the zone's own file. */
	readonly parent: Block | undefined;
	stateIn: ScanState;
	readonly blocks: Block[];
	/** Those in which something is wrong, in no order: there are few, and whoever shows a file looks for them after each edit. */
	readonly faulty: Set<Block>;
	/** The first block that may have to be read or passed on; the number of blocks when all is done. */
	cursor: number;
}

/** The state after the last block that is done. */
export function stateAfter(slice: Slice): ScanState {
	return slice.blocks.at(-1)?.stateOut ?? slice.stateIn;
}

/** Each block of a slice in the order of the text, includes in their places. */
export function* blocksOf(slice: Slice): IterableIterator<Block> {
	for (const block of slice.blocks) {
		yield block;
		if (block.include?.child) yield* blocksOf(block.include.child);
	}
}
