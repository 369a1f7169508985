import { TYPE_PTR } from "../../workspace/lookup.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { lacksFinalDot } from "../judgements/missing-dot.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 1912 section 3.2: without its final dot, a name is one of the zone it stands in. */
export const ptrTargetMissingDot: RecordRule = {
	id: "ptr-target-missing-dot",
	group: "mail-trio",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "The target of a PTR lacks its final dot, so it lies in the reverse zone",
	sources: ["RFC 1912 section 3.2", "RFC 1035 section 5.1"],

	check(record, report) {
		if (!lacksFinalDot(record) || isStockZone(record.context, record.zone)) return;
		const written = record.writtenField(0);
		// All records of a `$GENERATE` have the same mistake, which is told once.
		const meaning = record.isGenerated ? `something in ${record.origin}` : record.target;
		report({
			at: record.atField(0),
			message: `${written} has no final dot, so the PTR names ${meaning} instead, which no host has. Append the dot`,
			actions: () => {
				if (record.isGenerated) return [];
				const meant = `${written.toLowerCase()}.`;
				const isThere = record.recordsOfOwner(TYPE_PTR).some((other) => other.target === meant);
				return [
					isThere ? deleteRecord(record, `Delete PTR ${written}, which is there with its dot`) : appendDot(record, 0),
				];
			},
		});
	},
};
