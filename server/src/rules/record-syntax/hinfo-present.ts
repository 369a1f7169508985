import { TYPE_CODE } from "../../records/type-code.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1912 section 2.6.2: it is of use to those who look for a host to break into. */
export const hinfoPresent: RecordRule = {
	id: "hinfo-present",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.HINFO],
	severity: "hint",
	summary: "An HINFO record tells everybody what a host runs",
	sources: ["RFC 1912 section 2.6.2", "RFC 8482"],
	many: {
		above: 10,
		message: (count, origin) => `${count} HINFO records of ${origin} are of no use. Delete them`,
	},

	check(record, report) {
		if (record.isGenerated || isMinimalAnswer(record.rdata)) return;
		report({
			at: record.atType,
			message: `HINFO tells everybody which system ${record.owner} runs, which helps those who attack it and nobody else. Delete the record`,
			actions: () => (isKept(record) ? [] : [deleteRecord(record)]),
		});
	},
};

/** Whether the name is there by this record alone and others name it, so that an alias would lead to nothing. */
function isKept({ context, ownerName, recordsOfSameOwner }: RecordView): boolean {
	return recordsOfSameOwner.length === 1 && context.workspace.tables.names.firstReference[ownerName]! >= 0;
}

/** What servers answer to ANY (RFC 8482 section 4.2). */
function isMinimalAnswer(rdata: string): boolean {
	return /^"RFC8482"/i.test(rdata);
}
