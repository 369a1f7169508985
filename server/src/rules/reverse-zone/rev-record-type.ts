import { TYPE_A, TYPE_AAAA, TYPE_NS, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { turnIntoPointer } from "../fixes/turn-into-pointer.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import { isReferredTo, isSpecialOwner } from "../judgements/special-owner.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

const TYPE_SRV = 33;

/** RFC 1035 section 3.5: a reverse zone turns addresses into names, and that is what PTRs are for. */
export const revRecordType: RecordRule = {
	id: "rev-record-type",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_A, TYPE_AAAA, TYPE_SRV],
	zones: "reverse",
	severity: "warning",
	summary: "An address or service record stands in a reverse zone",
	sources: ["RFC 1035 section 3.5", "RFC 1101"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} address or service records stand in the reverse zone ${origin}, where nobody looks for them. Write PTR records, or move them to the zone of their hosts`,
	},

	check(record, report) {
		if (!reverseZone(record)?.isWhole) return;
		if (record.isGenerated && !record.isEdgeOfGenerate) return;
		if (isNetworkMask(record) || isReferredTo(record, record.ownerName, TYPE_NS) || isSpecialOwner(record)) return;
		const remedy = record.reverseAddress
			? "A PTR with the name of the host is probably meant"
			: "Move it to the zone of the host, or look for a wrong $ORIGIN";
		report({
			at: record.atType,
			message: `An ${record.typeName} record in the reverse zone ${record.origin} is not what look-ups of addresses ask for: they want PTR records. ${remedy}`,
			actions: () => pointerActions(record),
		});
	},
};

/** RFC 1101 section 4.2: the mask of a network, as an A record at its name. */
function isNetworkMask(record: RecordView): boolean {
	return record.type === TYPE_A && record.address.octets[0] === 255;
}

/** For the address of a host at its own reverse name: the PTR to that host, if there is but one; where it is there already, the record goes. */
function pointerActions(record: RecordView): readonly Action[] {
	if (record.isGenerated || record.type === TYPE_SRV) return [];
	const { address, reverseAddress } = record;
	if (address.id !== reverseAddress?.id) return [];
	const pointers = record.recordsOfOwner(TYPE_PTR).map(({ target }) => target);
	const [host, ...others] = address.candidateNames.filter((name) => !name.endsWith(".arpa."));
	if (host === undefined || others.length > 0) return [];
	if (pointers.includes(host))
		return [deleteRecord(record, `Delete this ${record.typeName}, since a PTR names ${host}`)];
	return pointers.length === 0 ? [turnIntoPointer(record, host)] : [];
}
