import { TYPE_MX, TYPE_NS } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * Whether the zone of an MX record is one for the Internet, so that private addresses in it are a slip: its
 * apex, `www`, a name server or another mail server has a public address. These few names stand for the
 * zone, since they are what outsiders ask for; what is looked at is watched.
 */
export function isPublicZone(record: RecordView): boolean {
	const { origin } = record;
	return (
		hasPublicAddress(record, origin) ||
		hasPublicAddress(record, `www.${origin === "." ? "" : origin}`) ||
		record.recordsAtApex(TYPE_NS).some((server) => hasPublicAddress(record, server.target)) ||
		record.recordsOfOwner(TYPE_MX).some((other) => hasPublicAddress(record, other.target))
	);
}

function hasPublicAddress(record: RecordView, host: string): boolean {
	return record.addressesOf(host).some((address) => address.isPublic);
}
