import { TYPE_DNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 6672 section 2.3: only at the top of a zone may NS records stand beside a DNAME. */
export const dnameWithNs: RecordRule = {
	id: "dname-with-ns",
	group: "integrity",
	subject: "record",
	types: [TYPE_DNAME],
	severity: "error",
	summary: "A DNAME stands beside a delegation, so it never counts",
	sources: ["RFC 6672 section 2.3"],

	check(record, report) {
		if (record.ownerName === record.zone.origin) return;
		const [server] = record.recordsOfOwner(TYPE_NS);
		if (!server || record.recordsOfOwner(TYPE_DNAME)[0]?.id !== record.id) return;
		report({
			at: record.atOwner,
			message: `${record.owner} is delegated to ${server.target} and has a DNAME to ${record.target} too: BIND never answers with the DNAME, and Knot refuses the zone. Delete the NS records or the DNAME`,
			related: () => [{ at: server.atField(0), message: `the delegation to ${server.target}` }],
		});
	},
};
