import type { RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Whether a record that a `$GENERATE` made is the first or the last one of it. */
export function isEdgeOfGenerate({ tables, reader }: Workspace, record: RecordId): boolean {
	const { offset } = tables.records;
	const { records } = reader.blockOf(record);
	const own = offset[record]!;
	const first = firstFrom(records.length, (index) => offset[records[index]!]! >= own);
	const end = firstFrom(records.length, (index) => offset[records[index]!]! > own);
	return records[first] === record || records[end - 1] === record;
}

/** The first of the numbers up to `count` for which a condition holds that then holds for all behind it; `count` if none. */
function firstFrom(count: number, holds: (index: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
