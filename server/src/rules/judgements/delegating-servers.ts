import { TYPE_NS } from "../../workspace/lookup.ts";
import type { RecordView } from "../views/record-view.ts";

/** The servers in the NS records at the apex of a record's zone that another zone could name too: those that are not known to have no address. */
export function delegatingServers(record: RecordView): readonly RecordView[] {
	return record.recordsAtApex(TYPE_NS).filter((server) => {
		return !server.targetIsInZone || record.addressesOf(server.target).length > 0;
	});
}
