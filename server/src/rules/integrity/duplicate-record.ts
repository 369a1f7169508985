import { NO_RECORD, type RecordId } from "../../tables/record-table.ts";
import type { Action } from "../fix.ts";
import { deleteCopy } from "../fixes/delete-record.ts";
import { duplicateRecords } from "../judgements/duplicate-records.ts";
import type { NameRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 2181 section 5: a record is in a set once. */
export const duplicateRecord: NameRule = {
	id: "duplicate-record",
	group: "integrity",
	subject: "name",
	severity: "warning",
	summary: "The same record is written twice",
	sources: ["RFC 2181 section 5"],
	many: {
		above: 50,
		message: (count, origin) => `${count} records of ${origin} are written twice. Delete one of each two`,
	},

	check(name, report) {
		const { block, offset } = name.context.workspace.tables.records;
		const areOfOneEntry = (one: RecordId, other: RecordId) =>
			block[one] === block[other] && offset[one] === offset[other];
		let repeated = NO_RECORD;
		for (const [later, earlier] of duplicateRecords(name)) {
			// A `$GENERATE` that makes one record again and again stands there once.
			if (areOfOneEntry(later, earlier)) {
				if (repeated >= 0 && areOfOneEntry(later, repeated)) continue;
				repeated = later;
			}
			const [record, other] = inOrderOfRepair(name.view(later), name.view(earlier));
			report({
				at: record.atRdata,
				message: `${name.text} has this ${record.typeName} record a second time, and servers count it once. Delete one of the two, or correct it if something else was meant`,
				related: () => [{ at: other.atRdata, message: `the same ${other.typeName} record` }],
				actions: () => (record.isGenerated ? [] : [deletionOf(record, other)]),
			});
		}
	},
};

/** The later one is the copy, unless it is one of many that a `$GENERATE` makes. */
function inOrderOfRepair(later: RecordView, earlier: RecordView): readonly [RecordView, RecordView] {
	return later.isGenerated && !earlier.isGenerated ? [earlier, later] : [later, earlier];
}

/** A comment behind it is somebody's, and a TTL of its own may be the one that is meant. */
function deletionOf(record: RecordView, other: RecordView): Action {
	const safe = record.text?.comment === undefined && record.ttl === other.ttl;
	return { ...deleteCopy(record, `Delete this ${record.typeName}, which is there already`), safe };
}
