import { parseAddress } from "../../records/address.ts";
import { COLON, isDigit } from "../../text/char.ts";
import type { RecordView } from "../views/record-view.ts";

/** The address that is written where an MX, NS or PTR record must name a host, with or without a final dot; undefined if none is. */
export function addressAsTarget(record: RecordView): Uint8Array | undefined {
	// The text is read only for the few names that begin like an address.
	const label = record.context.workspace.tables.names.labelOctets(record.targetName);
	if (!isDigit(label[0] ?? 0) && !label.includes(COLON)) return undefined;
	if (!ADDRESS_START.test(record.target)) return undefined;
	const written = record.isGenerated ? withoutOrigin(record) : record.writtenField(record.targetField);
	return parseAddress(written.endsWith(".") ? written.slice(0, -1) : written);
}

const ADDRESS_START = /^(?:[0-9]{1,3}\.|[0-9a-f]{0,4}:)/;

/** A `$GENERATE` has a template only, so its target is told from the name that came of it. */
function withoutOrigin({ target, origin }: RecordView): string {
	return target.endsWith(`.${origin}`) ? target.slice(0, -origin.length) : target;
}
