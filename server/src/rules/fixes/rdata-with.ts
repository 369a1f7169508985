import { showFields } from "../../records/read-rdata.ts";
import { nextSerial } from "../../records/serial.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** The field of an SOA that has its serial. */
const SERIAL = 2;

/**
 * The RDATA of a record with other texts for some of its fields, as `nsupdate` takes it: in canonical text, where all
 * names are absolute. The serial of an SOA is raised, since a server ignores one that is not newer than its own
 * (RFC 2136 section 3.4.2.2).
 *
 * @param texts by the number of the field, names absolute.
 */
export function rdataWith(record: RecordView, texts: ReadonlyMap<number, string>): string {
	const { context, rdata, type, wire } = record;
	const fields = showFields(type, wire, 0, wire.length);
	if (!fields) return rdata;
	for (const [index, text] of texts) fields[index] = text;
	if (type === TYPE_SOA) fields[SERIAL] = String(nextSerial(Number(fields[SERIAL]), context.today()));
	return fields.filter((text) => text !== "").join(" ");
}
