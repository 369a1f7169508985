import { TYPE_A, TYPE_AAAA, TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import { hiddenRecordActions, isHeadOfCut, recordsBelow } from "../judgements/hidden-records.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1034 section 4.2.1: what lies below a delegation belongs to another zone. */
export const delegationOccludes: RecordRule = {
	id: "delegation-occludes",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "warning",
	summary: "A record lies below a delegation, so it is never answered",
	sources: ["RFC 1034 section 4.2.1", "RFC 4035 section 2.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} records of ${origin} lie below delegations, so they are never answered. Move them into the zones of the delegations, or delete them`,
	},

	check(record, report) {
		if (!isHeadOfCut(record)) return;
		for (const hidden of recordsBelow(record, (type) => !OTHER_MATTERS.has(type))) {
			report({
				at: hidden.atOwner,
				message: `${hidden.owner} lies below the delegation of ${record.owner}, so this ${hidden.typeName} record is never answered. Move it into the zone ${record.owner} or delete it`,
				related: () => [{ at: record.atOwner, message: `the delegation to ${record.target}` }],
				actions: () => hiddenRecordActions(hidden),
			});
		}
	},
};

/** Addresses may be glue; SOA and DNSKEY records are told of wherever they are out of place; signatures go with what they sign. */
const OTHER_MATTERS: ReadonlySet<number> = new Set([TYPE_A, TYPE_AAAA, TYPE_SOA, 46, 47, 48]);
