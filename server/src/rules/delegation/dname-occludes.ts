import { TYPE_DNAME } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { isHeadOfDname, recordsBelow } from "../judgements/hidden-records.ts";
import type { RecordRule } from "../rule.ts";

/** RRSIG and NSEC go with what they sign; NSEC3 stands below an apex with a DNAME by right. */
const OF_SIGNING: ReadonlySet<number> = new Set([46, 47, 50]);

/** RFC 6672 section 2.4: no name below a DNAME has records of its own. */
export const dnameOccludes: RecordRule = {
	id: "dname-occludes",
	group: "delegation",
	subject: "record",
	types: [TYPE_DNAME],
	severity: "error",
	summary: "A record lies below a DNAME, so it is never answered, and Knot and NSD refuse the zone",
	sources: ["RFC 6672 section 2.4"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} records of ${origin} lie below DNAMEs, so they are never answered, and Knot and NSD refuse the zone. Delete them, or the DNAMEs`,
	},

	check(record, report) {
		if (!isHeadOfDname(record)) return;
		for (const hidden of recordsBelow(record, (type) => !OF_SIGNING.has(type))) {
			report({
				at: hidden.atOwner,
				message: `${hidden.owner} lies below the DNAME of ${record.owner}, which answers in its place, so this ${hidden.typeName} record is never seen; Knot and NSD refuse the zone. Delete it, or the DNAME`,
				related: () => [{ at: record.atOwner, message: `the DNAME to ${record.target}` }],
				actions: () => [hidden, record].map((one) => ({ ...deleteRecord(one), preferred: false })),
			});
		}
	},
};
