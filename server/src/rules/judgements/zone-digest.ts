import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordView } from "../views/record-view.ts";

/** Fields of ZONEMD. */
export const DIGEST_SERIAL_FIELD = 0;
export const SCHEME_FIELD = 1;

/** Another ZONEMD at the owner of one, with the same scheme and hash algorithm and other data. */
export function digestRivals(record: RecordView): readonly RecordView[] {
	return record
		.recordsOfOwner(TYPE_CODE.ZONEMD)
		.filter((other) => isSameKind(other, record) && other.rdata !== record.rdata);
}

function isSameKind({ wire }: RecordView, other: RecordView): boolean {
	return wire[4] === other.wire[4] && wire[5] === other.wire[5];
}
