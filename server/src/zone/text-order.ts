import type { Block } from "./block.ts";

/**
 * Below 0 where an entry stands before another in the text of their zone, includes in their places; 0
 * for records of one entry. `offset` and `otherOffset` are octets in the chunks of the blocks.
 */
export function compareInZone(block: Block, offset: number, other: Block, otherOffset: number): number {
	if (block.slice === other.slice) return block.index - other.index || offset - otherOffset;
	const [path, otherPath] = [pathOf(block, offset), pathOf(other, otherOffset)];
	for (let depth = 0; depth < path.length && depth < otherPath.length; depth++) {
		const order = path[depth]! - otherPath[depth]!;
		if (order !== 0) return order;
	}
	return path.length - otherPath.length;
}

/** The numbers of the blocks with the `$INCLUDE` entries that lead to an entry, from the zone's own file on, and the offset at last. */
function pathOf(block: Block, offset: number): number[] {
	const path = [block.index, offset];
	for (let outer = block.slice.parent; outer; outer = outer.slice.parent) path.unshift(outer.index);
	return path;
}
