import { QUOTED } from "../records/rdata-reader.ts";
import type { RecordType } from "../records/record-type.ts";
import type { Repair } from "../syntax/repair.ts";
import type { BlockReader } from "./block-reader.ts";
import { isOnOneLine } from "./on-one-line.ts";
import { tokenText } from "./token-text.ts";
import { strangerTo } from "./type-support.ts";

/** Tells of a record whose type the server of the zone does not know by its name. */
export function noteUnsupportedType(reader: BlockReader, type: RecordType): void {
	const { tape, entry, zone } = reader;
	const server = strangerTo(zone.server, type);
	if (server === undefined || isNumbered(tokenText(tape, entry.typeToken))) return;
	const message = `${server} does not know the type ${type.name} and refuses the zone: write TYPE${type.code} and the data in hexadecimal, which every server takes`;
	reader.problemAt(entry.typeToken, "type-not-supported-by-target", message, { repairs: inOctets(reader, type) });
}

function isNumbered(word: string): boolean {
	return /^type\d+$/i.test(word);
}

/** The same record in the form of RFC 3597 section 5. */
function inOctets({ tape, entry, rdata }: BlockReader, { code, name }: RecordType): readonly Repair[] {
	const { starts, ends, flags, count } = tape;
	if (!isOnOneLine(tape, entry.typeToken)) return [];
	const quote = (token: number) => ((flags[token]! & QUOTED) !== 0 ? 1 : 0);
	const octets = rdata.wire.subarray(0, rdata.length);
	const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
	const text = `\\# ${rdata.length}${hex === "" ? "" : ` ${hex}`}`;
	const edits = [
		{ start: starts[entry.typeToken]!, end: ends[entry.typeToken]!, text: `TYPE${code}` },
		{ start: starts[entry.rdata]! - quote(entry.rdata), end: ends[count - 1]! + quote(count - 1), text },
	];
	return [{ title: `Write ${name} as TYPE${code}`, edits, keepsRecords: true }];
}
