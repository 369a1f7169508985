import type { NameId } from "../tables/name-table.ts";
import type { Block } from "./block.ts";

/** The origin in force at an octet of a block: that of the last `$ORIGIN` before it. */
export function originAt(block: Block, offset: number): NameId {
	let { origin } = block.stateIn;
	for (const change of block.origins) {
		if (change.offset >= offset) break;
		origin = change.origin;
	}
	return origin;
}
