import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_NS, TYPE_PTR } from "../../workspace/lookup.ts";
import { catalogPlace } from "../judgements/catalog-place.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** The name server that says that nobody is to ask for the zone (RFC 9432 section 4). */
const NOBODY = "invalid.";

/** RFC 9432 section 4.1: each member has one PTR, which names its zone, and no zone is a member twice. */
export const catalogMember: RecordRule = {
	id: "catalog-member",
	group: "hygiene",
	subject: "record",
	types: [TYPE_NS, TYPE_PTR, TYPE_CODE.TXT],
	zones: "catalog",
	severity: "error",
	summary: "A member of a catalog zone names no zone, two, or one that another member names",
	sources: ["RFC 9432 sections 4.1 and 4.3.1"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} records of the catalog ${origin} do not fit its members, so servers leave zones out. Give each member one PTR to a zone of its own`,
	},

	check(record, report) {
		if (record.isGenerated) return;
		if (record.type === TYPE_NS) reportServer(record, report);
		else if (!reportLonely(record, report) && record.type === TYPE_PTR) reportZone(record, report);
	},
};

function reportServer(record: RecordView, report: Report): void {
	const { ownerName, origin, target, zone } = record;
	if (ownerName !== zone.origin || target === NOBODY) return;
	report({
		at: record.atField(0),
		severity: "warning",
		message: `Nobody asks for the catalog ${origin}, and ${target} need not be known to those who take it. Write NS ${NOBODY}`,
	});
}

/** A property of a member that is not there. */
function reportLonely(record: RecordView, report: Report): boolean {
	const place = catalogPlace(record);
	if (!place || place.property === "") return false;
	const { context, zone } = record;
	context.watch.name(place.member);
	const member = context.workspace.tables.names.text(place.member);
	const isThere = context.workspace.lookup.recordIn(zone, place.member, TYPE_PTR) >= 0;
	if (isThere || zone.dynamic) return true;
	report({
		at: record.atOwner,
		message: `The member ${place.id} of the catalog ${record.origin} has the property ${place.property} and no PTR, so no zone has it. Add ${member} PTR with the name of the zone, or delete this record`,
	});
	return true;
}

function reportZone(record: RecordView, report: Report): void {
	const place = catalogPlace(record);
	if (!place) return;
	const [first] = record.recordsOfOwner(TYPE_PTR);
	if (first && first.id !== record.id) {
		report({
			at: record.atRdata,
			message: `The member ${place.id} of the catalog ${record.origin} has more than one PTR, and servers take no zones from such a catalog. Keep one, and give ${record.target} a member of its own`,
			related: () => [{ at: first.atRdata, message: "the first PTR of the member" }],
		});
		return;
	}
	const other = earlierMember(record);
	if (!other) return;
	report({
		at: record.atRdata,
		message: `${record.target} is a zone of the catalog ${record.origin} already, as ${catalogPlace(other)!.id}, and servers leave a zone that is there twice out. Delete one of the two members`,
		related: () => [{ at: other.atRdata, message: "the other member" }],
	});
}

/** A member of the same zone that stands before; watched. */
function earlierMember(record: RecordView): RecordView | undefined {
	record.context.watch.references(record.targetName);
	return record.earlierReferences.find((one) => catalogPlace(one)?.property === "");
}
