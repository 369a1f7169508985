import { GENERATED, type RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type WrittenRecord, writtenRecord } from "./column-style.ts";

/** So many records on each side tell the style. */
const NEAR = 4;

/** The records beside one in the text as they are written, the nearest first, and it itself at last. */
export function writtenAround(workspace: Workspace, record: RecordId): WrittenRecord[] {
	const { flags } = workspace.tables.records;
	const all = [...workspace.reader.blockOf(record).records] as RecordId[];
	const at = all.indexOf(record);
	const isWritten = (one: RecordId) => (flags[one]! & GENERATED) === 0;
	const before = all.slice(0, at).filter(isWritten).slice(-NEAR).reverse();
	const behind = all
		.slice(at + 1)
		.filter(isWritten)
		.slice(0, NEAR);
	const nearest = Array.from({ length: NEAR }, (_, distance) => [before[distance], behind[distance]]).flat();
	return [...nearest, record]
		.map((one) => (one === undefined ? undefined : writtenRecord(workspace, one)))
		.filter((model) => model !== undefined);
}
