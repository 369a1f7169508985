import { isDeleteRequest, isWholeDeleteRequest } from "../../records/dnssec/delete-request.ts";
import { keyTag } from "../../records/dnssec/key-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * Whether a CDS or CDNSKEY is one by which the zone above goes: at the top of a zone whose file tells all that there is, and
 * in no contradiction to others of its type.
 */
export function isOffer(record: RecordView): boolean {
	const { ownerName, type, wire, zone } = record;
	if (ownerName !== zone.origin || zone.kind !== "primary" || zone.dynamic || zone.signed) return false;
	if (!isDeleteRequest(type, wire)) return true;
	return (
		isWholeDeleteRequest(type, wire) && record.recordsOfOwner(type).every((other) => isDeleteRequest(type, other.wire))
	);
}

/** The key of which a CDS, CDNSKEY or DNSKEY speaks, as algorithm and key tag; "0" where it asks for no DS. */
export function offeredKey({ type, wire }: RecordView): string {
	if (type !== TYPE_CODE.DNSKEY && isDeleteRequest(type, wire)) return "0";
	return type === TYPE_CODE.CDS ? `${wire[2]} ${wire[0]! * 256 + wire[1]!}` : `${wire[3]} ${keyTag(wire)}`;
}

/** The record of another type at the same owner that speaks of the same key. */
export function sameKey(record: RecordView, type: number): RecordView | undefined {
	const key = offeredKey(record);
	return record.recordsOfOwner(type).find((other) => offeredKey(other) === key);
}
