import { typeName } from "../../records/type-code.ts";
import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { deleteRecords } from "../fixes/delete-record.ts";
import { sharesOwner } from "../judgements/record-test.ts";
import { recordsBesideAlias } from "../judgements/records-beside-alias.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1034 section 3.6.2: where a CNAME stands, nothing else may. */
export const cnameAndOtherData: RecordRule = {
	id: "cname-and-other-data",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: sharesOwner,
	severity: "error",
	summary: "A name has a CNAME and other records, so servers refuse the zone",
	sources: ["RFC 1034 section 3.6.2", "RFC 2181 section 10.1", "RFC 1912 section 2.4"],

	check(record, report) {
		// At the top cname-at-apex says so, and what may be done.
		if (record.ownerName === record.zone.origin) return;
		const others = recordsBesideAlias(record);
		if (others.length === 0) return;
		// Of several CNAMEs the first speaks for all.
		const aliases = record.recordsOfOwner(TYPE_CNAME);
		if (aliases[0]?.id !== record.id) return;
		// In reverse zones rev-cname-and-ptr does.
		if (others.some(({ type }) => type === TYPE_PTR) && reverseZone(record)) return;
		report({
			at: record.atOwner,
			message: `${record.owner} has a CNAME and ${typesOf(others)} too, but nothing may stand beside a CNAME, so servers refuse the zone. Delete the CNAME or the others`,
			related: () =>
				others.slice(0, MOST_SHOWN).map((one) => ({ at: one.atEntry, message: `the ${one.typeName} record` })),
			actions: () => [deletionOf(aliases), deletionOf(others)],
		});
	},
};

const MOST_SHOWN = 10;

function deletionOf(records: readonly RecordView[]): Action {
	const [{ owner }] = records as [RecordView];
	return deleteRecords(records, `Delete ${typesOf(records)} ${owner}`, { preferred: false });
}

function typesOf(records: readonly RecordView[]): string {
	return [...new Set(records.map(({ type }) => typeName(type)))].sort().join(", ");
}
