import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_DS, TYPE_NS } from "../../workspace/lookup.ts";
import { unpreferred } from "../fix.ts";
import { deleteRecords } from "../fixes/delete-record.ts";
import { childZone, isBelowApex } from "../judgements/delegation-signer.ts";
import { zoneStart } from "../judgements/zone-start.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4035 section 5.2: where a DS says that a zone is signed, an unsigned one is taken for forged. */
export const dsChildUnsigned: RecordRule = {
	id: "ds-child-unsigned",
	group: "dnssec",
	subject: "record",
	types: [TYPE_DS],
	severity: "error",
	summary: "A DS record says that a zone is signed, but the zone has no key, so resolvers refuse all of it",
	sources: ["RFC 4035 section 5.2"],

	check(record, report) {
		const { context, owner } = record;
		if (!isBelowApex(record)) return;
		const child = childZone(record);
		if (!child || child.signed || child.dynamic) return;
		const { lookup } = context.workspace;
		if (lookup.recordIn(child, child.origin, TYPE_CODE.DNSKEY) >= 0) return;
		const [first] = record.recordsOfOwner(TYPE_DS);
		if (first?.id !== record.id || record.recordsOfOwner(TYPE_NS).length === 0) return;
		// Without a configuration, and where no signed file lies here, it may be signed on its way to the server.
		const isServed = child.source === "configuration" || record.recordsAtApex(TYPE_CODE.DNSKEY).length > 0;
		const start = zoneStart(context, child);
		report({
			at: record.atRdata,
			severity: isServed ? "error" : "information",
			message: `A DS says that ${owner} is signed, but its zone has no DNSKEY, so resolvers that validate refuse everything in it. ${
				isServed
					? "Sign the zone, or delete the DS"
					: "Delete the DS, unless the zone is signed on its way to the server"
			}`,
			related: () => (start ? [{ at: start.atEntry, message: `the zone ${owner}` }] : []),
			actions: () => {
				const all = record.recordsOfOwner(TYPE_DS);
				return unpreferred([deleteRecords(all, `Delete the DS of ${owner}`)]);
			},
		});
	},
};
