import type { RecordView } from "../views/record-view.ts";
import { isStockZone } from "../views/stock-zone.ts";

/**
 * Whether a record is one that somebody writes and reads in a file: no `$GENERATE` makes it, and its zone is neither fetched from
 * elsewhere nor changed by the server, nor one that servers bring along. How such records are named is nobody's slip.
 */
export function isKeptByHand({ isGenerated, zone, context }: RecordView): boolean {
	return !isGenerated && zone.kind === "primary" && !zone.dynamic && !isStockZone(context, zone);
}
