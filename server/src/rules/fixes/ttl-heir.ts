import { type RecordId, TTL_WRITTEN } from "../../tables/record-table.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * The record behind others that has its TTL from them: where no `$TTL` is, a record without TTL has that of the one before
 * (RFC 1035 section 5.1). Undefined if there is none.
 *
 * @param besides records that change with this one, itself among them.
 */
export function ttlHeir(record: RecordView, besides: readonly RecordView[]): RecordView | undefined {
	const { context, text } = record;
	if (!text || text.block.stateOut.defaultTtl >= 0) return undefined;
	const { records } = context.workspace.tables;
	for (const id of recordsBehind(record)) {
		if ((records.flags[id]! & TTL_WRITTEN) !== 0) return undefined;
		if (!besides.some((other) => other.id === id)) return context.viewRecord(context, id);
	}
	return undefined;
}

function* recordsBehind({ id, text }: RecordView): IterableIterator<RecordId> {
	const { block } = text!;
	const own = block.records.indexOf(id);
	for (let at = own + 1; at < block.records.length; at++) yield block.records[at]! as RecordId;
	const { blocks } = block.slice;
	for (let next = block.index + 1; next < blocks.length; next++) yield* blocks[next]!.records as Iterable<RecordId>;
}
