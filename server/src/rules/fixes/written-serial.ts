import type { RecordId } from "../../tables/record-table.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";

/** The serial of an SOA record, and where it stands: octets of chunk `index` of a file. */
export interface WrittenSerial extends Span {
	readonly value: number;
	readonly file: ZoneFile;
	readonly index: number;
}

/** Serial, refresh, retry, expire and minimum, each of four octets, end the RDATA. */
const NUMBERS = 20;

/** Reads it; undefined where the text is not at hand. */
export function writtenSerial(workspace: Workspace, soa: RecordId): WrittenSerial | undefined {
	const text = workspace.recordText(soa);
	const span = text?.fields[2];
	if (!text || !span) return undefined;
	const { block, wire } = text;
	const value = new DataView(wire.buffer, wire.byteOffset).getUint32(wire.length - NUMBERS);
	return { ...span, value, file: block.slice.file, index: block.index };
}
