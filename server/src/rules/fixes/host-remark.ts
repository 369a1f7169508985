import { baseName } from "../../config/config-path.ts";
import { readHostRemark, readIgnore } from "../../config/modeline.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import type { RecordText } from "../../workspace/record-text.ts";
import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { commentEndOfFile } from "./line-end-of-file.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";
import { recordRefusal } from "./written-record.ts";

/** What a remark can say of the host that owns a record. */
export type RemarkKey = "role" | "helo" | "ptr";

/**
 * Notes something of a host in the comment behind one of its records: `; zonetrio: role=inbound`. A remark that
 * is there gets the new value; a comment for people is kept behind it. No data change, so the
 * serial stays.
 */
export function setHostRemark(record: RecordView, key: RemarkKey, value: string, offer: Offer = {}): Fix {
	const { context, owner } = record;
	const { file } = context.workspace.reader.blockOf(record.id).slice;
	const title = `Note ${key}=${value} at ${owner} in ${baseName(file.path)}`;
	return makeJointFix({ context, title, changes: () => [remarkChange(record, key, value)] }, offer);
}

/** The same as a part of a greater repair. */
export function remarkChange(record: RecordView, key: RemarkKey, value: string): Change {
	return {
		zone: record.zone,
		serial: "keep",
		updates: () => [],
		replacements: () => recordRefusal(record) ?? remarkWritten(record.text!, key, value),
	};
}

function remarkWritten(text: RecordText, key: RemarkKey, value: string): readonly Replacement[] {
	const { block, comment, entry } = text;
	const { file } = block.slice;
	const { octets } = file.text.chunks[block.index]!;
	const put = (start: number, end: number, written: string) => ({
		file,
		index: block.index,
		start,
		end,
		text: written,
	});
	const pair = `${key}=${value}`;
	if (!comment) return [put(entry.end, entry.end, ` ; zonetrio: ${pair}`)];
	const written = toText(octets, comment.start, comment.end);
	// In a line of its own it excuses the next line, so it loses nothing there.
	if (readIgnore(written)) {
		const above = put(entry.start, entry.start, written + commentEndOfFile(file));
		return [above, put(comment.start, comment.end, `; zonetrio: ${pair}`)];
	}
	const remark = readHostRemark(written);
	if (!remark) return [put(comment.start, comment.start, `; zonetrio: ${pair} `)];
	const octetAt = (units: number) => octetOffset(octets, comment.start, comment.end, units);
	const old = { role: remark.role, helo: remark.helo, ptr: remark.pointer }[key];
	if (old) return [put(octetAt(old.start), octetAt(old.end), value)];
	const end = octetAt(written.search(PROSE));
	return [put(end, end, ` ${pair}`)];
}

/** The end of what a remark says; behind another semicolon stands prose. */
const PROSE = /\s+;|\s*$/;
