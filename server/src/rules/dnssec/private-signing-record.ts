import { deleteRecord } from "../fixes/delete-record.ts";
import { holdsSignatures } from "../judgements/signed-zone.ts";
import type { RecordRule } from "../rule.ts";

/** BIND's `sig-signing-type`, where it is not set to another one. */
const TYPE_SIGNING = 65534;

/** With these records BIND notes which keys it signs with, and how far it has come. */
export const privateSigningRecord: RecordRule = {
	id: "private-signing-record",
	group: "dnssec",
	subject: "record",
	types: [TYPE_SIGNING],
	severity: "warning",
	summary: "A record with which BIND notes how far it has come in signing stands in a file that it does not write",
	sources: ["BIND 9 Administrator Reference Manual: sig-signing-type"],

	check(record, report) {
		const { context, ownerName, zone } = record;
		if (ownerName !== zone.origin || zone.kind !== "primary" || zone.dynamic) return;
		if (holdsSignatures(context.workspace, zone)) return;
		report({
			at: record.atType,
			message: `With TYPE65534 BIND notes for itself how far it has come in signing the zone. In a file that people write it is left over from a signed one, and BIND goes by it. Delete it`,
			actions: () => [deleteRecord(record, "Delete the TYPE65534 record")],
		});
	},
};
