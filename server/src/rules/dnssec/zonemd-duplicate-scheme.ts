import { TYPE_CODE } from "../../records/type-code.ts";
import { digestRivals, SCHEME_FIELD } from "../judgements/zone-digest.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 8976 section 2.2.2 and 2.2.3: of each scheme and hash algorithm there is one digest; several are all ignored. */
export const zonemdDuplicateScheme: RecordRule = {
	id: "zonemd-duplicate-scheme",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.ZONEMD],
	severity: "error",
	summary: "Two ZONEMD records have the same scheme and hash algorithm, so nobody can verify the zone by them",
	sources: ["RFC 8976 section 2.2.3", "RFC 8976 section 4"],

	check(record, report) {
		const { ownerName, wire, zone } = record;
		if (ownerName !== zone.origin || zone.kind !== "primary") return;
		const [first] = digestRivals(record);
		const all = record.recordsOfOwner(record.type).map(({ id }) => id);
		if (!first || all.indexOf(first.id) > all.indexOf(record.id)) return;
		report({
			at: record.atField(SCHEME_FIELD),
			message: `${record.owner} has another ZONEMD of scheme ${wire[4]} and hash algorithm ${wire[5]} already, and where there are two, neither counts, so nobody can verify the zone. Delete the one that is left over`,
			related: () => [{ at: first.atEntry, message: "the other ZONEMD" }],
		});
	},
};
