import { typeName } from "../../server/src/records/type-code.ts";
import { type Edit, isNewFile } from "../../server/src/rules/fix.ts";
import { headOfRun } from "../../server/src/rules/fixes/owner-run.ts";
import type { NameId } from "../../server/src/tables/name-table.ts";
import type { RecordId } from "../../server/src/tables/record-table.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";

/** A record as text, with the lines from which it comes, and the one at which its owner is written. */
export interface WrittenRecord {
	readonly line: string;
	readonly path: string;
	readonly first: number;
	readonly last: number;
	readonly head: number;
}

/** The records of all zones but their SOAs; where paths are given, of the zones that read one of them. */
export function writtenRecords(workspace: Workspace, paths?: ReadonlySet<string>): WrittenRecord[] {
	const { names, records: table } = workspace.tables;
	return [...workspace.openZones()].flatMap(({ spec, slice }) => {
		const blocks = [...workspace.blocks(slice)];
		if (paths && !blocks.some((block) => paths.has(block.slice.file.path))) return [];
		return blocks.flatMap((block) =>
			([...block.records] as RecordId[]).flatMap((record) => {
				const type = typeName(table.type[record]!);
				const text = workspace.recordText(record)!;
				if (type === "SOA") return [];
				const { text: chunks, path } = block.slice.file;
				const head = headOfRun(workspace, record);
				const headBlock = workspace.reader.blockOf(head);
				const data = workspace.rdataText(record, text.wire);
				return {
					line: [spec.key, names.text(table.owner[record]! as NameId), table.ttl[record], type, data].join(" "),
					path,
					first: chunks.position(block.index, text.entry.start).line,
					last: chunks.position(block.index, text.entry.end).line,
					head: chunks.position(headBlock.index, table.offset[head]!).line,
				};
			}),
		);
	});
}

/**
 * The records that are gone after some edits although no edit touches their lines, nor that of their owner. An edit of a
 * directive or of a remark about the zone may change all, so nothing is said then.
 *
 * @param lineOf a line, from 0, of a file as it was before.
 */
export function lostRecords(
	before: readonly WrittenRecord[],
	after: readonly WrittenRecord[],
	edits: readonly Edit[],
	lineOf: (path: string, line: number) => string,
): string[] {
	const places = edits.flatMap((edit) => (isNewFile(edit) ? [] : [edit]));
	if (places.some(({ path, start }) => /^(?:\$|;\s*zonetrio:)/.test(lineOf(path, start.line)))) return [];
	const isTouched = ({ path, first, last, head }: WrittenRecord) =>
		places.some((edit) => {
			// Who gets another owner takes along those that have it from there.
			const isOwner = edit.start.line === head && edit.start.character === 0 && edit.text !== "";
			return edit.path === path && (isOwner || (edit.start.line <= last && edit.end.line >= first));
		});
	const kept = new Set(after.map(({ line }) => line));
	return before.filter((record) => !kept.has(record.line) && !isTouched(record)).map(({ line }) => line);
}

/** The lines of a text. */
export function linesOf(text: string): string[] {
	return text.split(/\r\n|\n|\r/);
}
