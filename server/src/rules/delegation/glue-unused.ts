import type { NameId } from "../../tables/name-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_MX, TYPE_NS } from "../../workspace/lookup.ts";
import { hiddenRecordActions, isHeadOfCut, recordsAtCut, recordsBelow } from "../judgements/hidden-records.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1912 section 2.3: glue stands where it is needed, and nowhere else. */
export const glueUnused: RecordRule = {
	id: "glue-unused",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "information",
	summary: "An address at or below a delegation belongs to none of its servers, so nobody is told it",
	sources: ["RFC 9471 section 2", "RFC 1912 section 2.3"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} addresses of ${origin} lie at or below delegations and belong to none of their servers, so nobody is told them. Move them into the zones of the delegations, or delete them`,
	},

	check(record, report) {
		if (!isHeadOfCut(record)) return;
		const isUnused = (type: number, owner: NameId) =>
			(type === TYPE_A || type === TYPE_AAAA) && !isNamed(record, owner);
		for (const own of recordsAtCut(record, isUnused)) tell(own, record, report);
		for (const hidden of recordsBelow(record, isUnused)) tell(hidden, record, report);
	},
};

function tell(hidden: RecordView, cut: RecordView, report: Report): void {
	const where =
		hidden.ownerName === cut.ownerName
			? `${hidden.owner} is delegated and none of its own servers`
			: `${hidden.owner} lies below the delegation of ${cut.owner} and is none of its servers`;
	report({
		at: hidden.atOwner,
		message: `${where}, so nobody is told this address. Move it into the zone ${cut.owner} or delete it`,
		related: () => [{ at: cut.atOwner, message: `the delegation to ${cut.target}` }],
		actions: () => hiddenRecordActions(hidden),
	});
}

/** Whether an NS record names a host, or an MX, which is judged by the address that stands here. */
function isNamed({ context, universe }: RecordView, host: NameId): boolean {
	const { references } = context.workspace.zones;
	return references.has(universe, host, TYPE_NS) || references.has(universe, host, TYPE_MX);
}
