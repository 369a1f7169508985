import { deleteRequestText, isDeleteRequest, isWholeDeleteRequest } from "../../records/dnssec/delete-request.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { unpreferred } from "../fix.ts";
import { deleteRecord, deleteRecords } from "../fixes/delete-record.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 8078 section 4: who asks for no DS asks for nothing else, and in these words. */
export const cdsDeleteMixed: RecordRule = {
	id: "cds-delete-mixed",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CDS, TYPE_CODE.CDNSKEY],
	severity: "error",
	summary:
		"A CDS or CDNSKEY asks to take all DS records away, beside others or not in the words for it, so BIND refuses the zone",
	sources: ["RFC 8078 section 4"],

	check(record, report) {
		const { ownerName, type, wire, zone } = record;
		if (ownerName !== zone.origin || zone.kind !== "primary" || !isDeleteRequest(type, wire)) return;
		if (isWholeDeleteRequest(type, wire)) checkAlone(record, report);
		else checkWords(record, report);
	},
};

function checkAlone(record: RecordView, report: Report): void {
	const { origin, typeName, type } = record;
	const others = record.recordsOfOwner(type).filter((other) => !isDeleteRequest(type, other.wire));
	const [first] = others;
	if (!first) return;
	report({
		at: record.atRdata,
		message: `This ${typeName} asks to take all DS records of ${origin} away, and another one beside it asks for a key, so BIND refuses the zone. Delete this one, or all others`,
		related: () => [{ at: first.atEntry, message: `the ${typeName} of a key` }],
		actions: () =>
			unpreferred([
				deleteRecord(record, `Delete the ${typeName} that asks for no DS`),
				deleteRecords(others, `Delete the ${typeName} records that ask for keys`),
			]),
	});
}

function checkWords(record: RecordView, report: Report): void {
	const { origin, typeName, type } = record;
	const words = deleteRequestText(type);
	report({
		at: record.atRdata,
		message: `With algorithm 0 this ${typeName} asks to take all DS records of ${origin} away, which is written ${words}; with other numbers BIND refuses the zone. Write ${words}, or the numbers of the key`,
		actions: () => {
			const fields = new Map(words.split(" ").map((text, field) => [field, text]));
			return unpreferred([setFields(record, fields, `Change the ${typeName} to ${words}`)]);
		},
	});
}
