import { typeName } from "../../records/type-code.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_CNAME, TYPE_PTR } from "../../workspace/lookup.ts";
import { reverseZone } from "../judgements/reverse-zone.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { inTextOrder } from "../views/text-order.ts";

/** CNAME itself, and SIG, KEY, RRSIG and NSEC, which sign and deny it (RFC 4034 section 3 and 4). */
const MAY_STAND_BESIDE: ReadonlySet<number> = new Set([TYPE_CNAME, 24, 25, 46, 47]);

/** RFC 1034 section 3.6.2: where a CNAME stands, nothing else may. */
export const cnameAndOtherData: RecordRule = {
	id: "cname-and-other-data",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	severity: "error",
	summary: "A name has a CNAME and other records, so servers refuse the zone",
	sources: ["RFC 1034 section 3.6.2", "RFC 2181 section 10.1", "RFC 1912 section 2.4"],

	check(record, report) {
		// Of several CNAMEs the first speaks for all.
		if (record.recordsOfOwner(TYPE_CNAME)[0]?.id !== record.id) return;
		const others = othersOfOwner(record);
		const [other] = others;
		if (!other) return;
		// In reverse zones rev-cname-and-ptr says so, and what may be done.
		if (others.some(({ type }) => type === TYPE_PTR) && reverseZone(record)) return;
		const types = [...new Set(others.map(({ type }) => typeName(type)))].sort().join(", ");
		const remedy =
			record.ownerName === record.zone.origin
				? "At the top of a zone no CNAME can be: write the addresses there"
				: "Delete the CNAME or the others";
		report({
			at: record.atOwner,
			message: `${record.owner} has a CNAME and ${types} too, but nothing may stand beside a CNAME, so servers refuse the zone. ${remedy}`,
			related: () =>
				others.slice(0, MOST_SHOWN).map((one) => ({ at: one.atEntry, message: `the ${one.typeName} record` })),
		});
	},
};

const MOST_SHOWN = 10;

/** The records of the same name and zone that must not stand beside a CNAME. */
function othersOfOwner({ context, ownerName, zone }: RecordView): RecordView[] {
	const { tables, zones } = context.workspace;
	const found: RecordId[] = [];
	for (let at = tables.names.firstOwner[ownerName]!; at >= 0; at = tables.records.nextOfOwner[at]!) {
		if (MAY_STAND_BESIDE.has(tables.records.type[at]!) || zones.zoneOf(at as RecordId) !== zone) continue;
		found.push(at as RecordId);
	}
	return inTextOrder(context.workspace, found).map((other) => context.viewRecord(context, other));
}
