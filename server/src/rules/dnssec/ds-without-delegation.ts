import { TYPE_DS } from "../../workspace/lookup.ts";
import { unpreferred } from "../fix.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { isBelowApex } from "../judgements/delegation-signer.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4035 section 2.4: a DS stands beside the NS records of a delegation. */
export const dsWithoutDelegation: RecordRule = {
	id: "ds-without-delegation",
	group: "dnssec",
	subject: "record",
	types: [TYPE_DS],
	severity: "error",
	summary: "A DS record stands at a name that is not delegated, so newer versions of BIND refuse the zone",
	sources: ["RFC 4035 section 2.4"],

	check(record, report) {
		if (!isBelowApex(record) || record.zone.dynamic) return;
		const { lookup } = record.context.workspace;
		const answer = lookup.answerIn(record.zone, lookup.sought(record.ownerName));
		// What is delegated may have one; what lies below a delegation or a DNAME is another matter.
		if (answer.kind === "outside" || (answer.kind === "alias" && !answer.wildcard)) return;
		report({
			at: record.atOwner,
			message: `${record.owner} has a DS but no NS record, so no zone begins there whose key it could speak of; BIND from 9.20 on refuses the zone. Add the NS records, or delete the DS`,
			actions: () => unpreferred([deleteRecord(record)]),
		});
	},
};
