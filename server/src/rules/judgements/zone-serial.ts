import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** The SOA of a zone that is served as its file has it, for a record at its top; undefined where the server counts on by itself. */
export function servedSoa(record: RecordView): RecordView | undefined {
	const { ownerName, zone } = record;
	if (ownerName !== zone.origin || zone.kind !== "primary" || zone.dynamic || zone.signed) return undefined;
	return record.recordsOfOwner(TYPE_SOA)[0];
}

/** The serial of an SOA. */
export function serialOf({ wire }: RecordView): number {
	return uint32(wire, wire.length - 20);
}

/** The serial with which the RDATA of CSYNC and ZONEMD begins. */
export function firstSerial({ wire }: RecordView): number {
	return uint32(wire, 0);
}

function uint32(octets: Uint8Array, at: number): number {
	return new DataView(octets.buffer, octets.byteOffset, octets.byteLength).getUint32(at);
}
