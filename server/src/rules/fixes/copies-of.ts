import { comparableRdata } from "../../records/comparable-rdata.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * A record and the others of its name that say the same (RFC 2181 section 5). Servers count them as one, so what is changed is all of them: of
 * one alone they would make a second record, and of a second SOA or CNAME a reason to refuse the zone.
 */
export function copiesOf(record: RecordView): readonly RecordView[] {
	const said = comparable(record);
	return record
		.recordsOfOwner(record.type)
		.filter((other) => other.id === record.id || (said !== undefined && comparable(other) === said));
}

/** Undefined where the text has been let go. */
function comparable({ text, type, rdata }: RecordView): string | undefined {
	return text && comparableRdata(type, text.wire, 0, text.wire.length, rdata);
}
