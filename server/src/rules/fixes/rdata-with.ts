import { showFields } from "../../records/read-rdata.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * The RDATA of a record with other texts for some of its fields, as `nsupdate` takes it: in canonical text, where all
 * names are absolute.
 *
 * @param texts by the number of the field, names absolute.
 */
export function rdataWith(record: RecordView, texts: ReadonlyMap<number, string>): string {
	const { rdata, type, wire } = record;
	const shown = showFields(type, wire, 0, wire.length);
	const fields = shown?.map((text, index) => texts.get(index) ?? text);
	return fields?.filter((text) => text !== "").join(" ") ?? rdata;
}
