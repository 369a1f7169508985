import { GENERATED, OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/**
 * The record whose written owner a record has: itself, or the one in front of it that does not begin with a
 * blank. Where the file begins with a blank, the first record of the file, which has its owner from elsewhere.
 */
export function headOfRun(workspace: Workspace, record: RecordId): RecordId {
	const { records } = workspace.tables;
	const { slice, index } = workspace.reader.blockOf(record);
	let head = record;
	for (let at = index; at >= 0 && inherits(head); at--) {
		const inBlock = slice.blocks[at]!.records;
		const from = at === index ? inBlock.indexOf(record) : inBlock.length;
		for (let position = from - 1; position >= 0 && inherits(head); position--) {
			if ((records.flags[inBlock[position]!]! & GENERATED) === 0) head = inBlock[position]! as RecordId;
		}
	}
	return head;

	function inherits(one: RecordId): boolean {
		return (records.flags[one]! & OWNER_INHERITED) !== 0;
	}
}
