import { QUOTED } from "../records/rdata-reader.ts";
import { showRdata } from "../records/read-rdata.ts";
import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE } from "../records/type-code.ts";
import type { Repair } from "../syntax/repair.ts";
import { BACKSLASH, HASH } from "../text/char.ts";
import { noteAddress } from "./address-notes.ts";
import type { BlockReader } from "./block-reader.ts";
import { noteDnsService } from "./dns-service.ts";
import { noteEntry } from "./entry-notes.ts";
import { noteObsoleteType } from "./obsolete-type.ts";
import { noteOddOctets } from "./odd-octets.ts";
import { isOnOneLine } from "./on-one-line.ts";
import { noteStrings } from "./string-notes.ts";
import { noteTimers, noteTtl } from "./ttl-notes.ts";
import { strangerTo, UNKNOWN_SOMEWHERE } from "./type-support.ts";
import { noteUnsupportedType } from "./unsupported-type.ts";

/**
 * Tells what is to be said of a record that has just been read, whose RDATA is in `reader.rdata`.
 * What rests on the owner or the last field, and not on what stands between alone, `PlainLines` must leave to it.
 * Hot: runs for each record of a million-line file, and leaves nearly all of them after a comparison or two.
 */
export function noteRecord(reader: BlockReader, type: RecordType, next: number): void {
	const { tape, entry } = reader;
	const { code } = type;
	noteEntry(reader, type, next);
	if (code === TYPE_CODE.A || code === TYPE_CODE.AAAA) noteAddress(reader, code);
	if (tape.odd) noteOddOctets(reader, type);
	if (entry.ttlToken >= 0) noteTtl(reader, code);
	if (code === TYPE_CODE.TXT || code === TYPE_CODE.SPF) noteStrings(reader);
	else if (code === TYPE_CODE.SOA) noteTimers(reader);
	else if (code === TYPE_CODE.SVCB) noteDnsService(reader);
	if (type.status !== "standard") noteObsoleteType(reader, type);
	if (UNKNOWN_SOMEWHERE[code] !== 0) noteUnsupportedType(reader, type);
	if (tape.octets[tape.starts[entry.rdata]!] === BACKSLASH) noteGenericData(reader, type);
}

/** Data in the form of RFC 3597 of a type that has its own. */
function noteGenericData(reader: BlockReader, type: RecordType): void {
	const { tape, entry, rdata } = reader;
	const mark = entry.rdata;
	const start = tape.starts[mark]!;
	const isMark =
		tape.octets[start + 1] === HASH && tape.ends[mark]! - start === 2 && (tape.flags[mark]! & QUOTED) === 0;
	if (!isMark || type.fields.length === 0 || strangerTo(reader.zone.server, type) !== undefined) return;
	const data = showRdata(type.code, rdata.wire, 0, rdata.length);
	if (data.startsWith("\\#") || data === "") return;
	// In TXT, a bare `\#` is a string unless a number follows.
	if (data.startsWith('"#"')) return;
	const message = `these octets are an ordinary ${type.name} record, which nobody can read so: write ${data}`;
	const end = tape.ends[tape.count - 1]!;
	const edits = [{ start, end, text: data }];
	const repair: Repair = { title: `Write ${data}`, edits, safe: true, keepsRecords: true };
	const repairs = isOnOneLine(tape, mark) ? [repair] : [];
	reader.problem("generic-rdata-for-known-type", start, end, message, { repairs });
}
