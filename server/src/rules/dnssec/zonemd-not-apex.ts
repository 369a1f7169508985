import { TYPE_CODE } from "../../records/type-code.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 8976 section 2: a ZONEMD below the top of a zone has no meaning. */
export const zonemdNotApex: RecordRule = {
	id: "zonemd-not-apex",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.ZONEMD],
	severity: "warning",
	summary: "A ZONEMD stands below the top of its zone, where nobody goes by it",
	sources: ["RFC 8976 section 2"],

	check(record, report) {
		const { origin, owner, ownerName, zone } = record;
		if (ownerName === zone.origin || zone.kind !== "primary") return;
		report({
			at: record.atOwner,
			message: `The ZONEMD of ${owner} does not stand at the top of its zone, ${origin}, and anywhere else it means nothing. Delete it, and have the digest of the zone made where it belongs`,
			actions: () => [deleteRecord(record, `Delete the ZONEMD of ${owner}`)],
		});
	},
};
