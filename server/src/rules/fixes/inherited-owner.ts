import { padding, widthOf } from "../../layout/screen.ts";
import { toText } from "../../text/utf8.ts";
import type { Span } from "../../workspace/record-text.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { entriesFrom, type FileEntry } from "./file-entries.ts";
import { headOfRun } from "./owner-run.ts";
import type { Replacement } from "./replacement.ts";
import { beginsWithBlank } from "./state-at.ts";
import { writtenName } from "./written-name.ts";

/**
 * What keeps the owner of the records behind one that begin with a blank, when this one goes or gets another owner:
 * the owner, written in front of the first of them that stays. Nothing where none of them has it from this record.
 *
 * @param gone records that go as well or get another owner too; itself may be among them.
 */
export function keepInheritedOwner(
	record: RecordView,
	gone: readonly RecordView[] = [],
): readonly Replacement[] | Refusal {
	const { block, entry } = record.text!;
	const { file } = block.slice;
	const isGone = (one: FileEntry) => gone.some((other) => standsAt(other, file, one));
	const rest = behind(entriesFrom(file, block.index, entry.start), isGone);
	const follower = rest.at(-1);
	const isInherited = follower !== undefined && follower.inheritsBefore >= 0;
	const { workspace } = record.context;
	const includes = rest.filter(({ directive }) => directive === "$INCLUDE");
	if (includes.some(({ index }) => isInherited || beginsWithBlank(workspace, block.slice.blocks[index]!))) {
		return { refusal: `records behind the $INCLUDE that follows have the owner of this one: write their owner first` };
	}
	return isInherited ? [ownerWritten(record, follower)] : [];
}

/** Whether a record is the one of an entry. */
function standsAt({ text }: RecordView, file: ZoneFile, { index, start }: FileEntry): boolean {
	return text?.block.slice.file === file && text.block.index === index && text.entry.start === start;
}

/** The entries behind the first one, up to the next record that stays or has an owner of its own. */
function behind(entries: Iterable<FileEntry>, isGone: (entry: FileEntry) => boolean): FileEntry[] {
	const found: FileEntry[] = [];
	for (const entry of entries) {
		if (found.length > 0 && entry.inheritsBefore >= 0 && isGone(entry)) continue;
		found.push(entry);
		if (found.length > 1 && entry.kind === "record") break;
	}
	return found.slice(1);
}

/** The owner of the record, as it is written, in front of the one that had it so far; absolute if the origin is another there. */
function ownerWritten(record: RecordView, { index, start, inheritsBefore }: FileEntry): Replacement {
	const { context, ownerName, text } = record;
	const { file, blocks } = text!.block.slice;
	const origin = originAt(blocks[index]!, start);
	const head = context.viewRecord(context, headOfRun(context.workspace, record.id));
	const isSameOrigin = origin === originAt(head.text!.block, head.text!.entry.start);
	const isAsWritten = isSameOrigin && head.ownerName === ownerName && head.writtenOwner !== "";
	const owner = isAsWritten ? head.writtenOwner : writtenName(context.workspace, ownerName, origin, isSameOrigin);
	return ownerInFront(file, index, { start, end: inheritsBefore }, owner);
}

/** An owner in place of the blanks `span` with which an entry begins, so that the rest stays in its columns. */
export function ownerInFront(file: ZoneFile, index: number, span: Span, owner: string): Replacement {
	const blanks = toText(file.text.chunks[index]!.octets, span.start, span.end);
	return { file, index, ...span, text: owner + padding(owner.length, widthOf(blanks, 0), blanks.includes("\t")) };
}
