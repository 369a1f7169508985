import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_DS, TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import { hiddenRecordActions, isHeadOfCut, recordsAtCut } from "../judgements/hidden-records.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4035 section 2.2: at a delegation, a zone has the NS records and what secures them. */
export const delegationOtherTypes: RecordRule = {
	id: "delegation-other-types",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "warning",
	summary: "A delegated name has a record that only the zone to which it is delegated can have",
	sources: ["RFC 1034 section 4.2.1", "RFC 4035 section 2.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} records of ${origin} stand at delegated names, so they are never answered. Move them into the zones of the delegations, or delete them`,
	},

	check(record, report) {
		if (!isHeadOfCut(record)) return;
		for (const hidden of recordsAtCut(record, (type) => !OF_A_DELEGATION.has(type) && !OTHER_MATTERS.has(type))) {
			report({
				at: hidden.atType,
				message: `${record.owner} is delegated, so only its own zone answers for it, and this ${hidden.typeName} record is never seen. Move it into the zone ${record.owner} or delete it`,
				related: () => [{ at: record.atOwner, message: `the delegation to ${record.target}` }],
				actions: () => hiddenRecordActions(hidden),
			});
		}
	},
};

/** NS and DS, and in signed zones RRSIG and NSEC, or as they were before RFC 4034 SIG, KEY and NXT. */
const OF_A_DELEGATION: ReadonlySet<number> = new Set([TYPE_NS, TYPE_DS, 24, 25, 30, 46, 47]);

/** Addresses may be glue. The others are told of in other words wherever they stand beside NS records or below the top. */
const OTHER_MATTERS: ReadonlySet<number> = new Set([TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_DNAME, TYPE_SOA, 48]);
