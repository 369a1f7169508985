import { TYPE_SOA } from "../../workspace/lookup.ts";
import { deleteCopy } from "../fixes/delete-record.ts";
import { otherOfKind } from "../judgements/other-of-kind.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 5.2: a zone has one SOA; two that differ are told by singleton-multiple. */
export const soaMultiple: RecordRule = {
	id: "soa-multiple",
	group: "integrity",
	subject: "record",
	types: [TYPE_SOA],
	severity: "error",
	summary: "The SOA record is written twice, so NSD refuses the zone",
	sources: ["RFC 1035 section 5.2"],

	check(record, report) {
		const [first] = record.recordsOfOwner(TYPE_SOA);
		if (!first || first.id === record.id || otherOfKind(record)) return;
		report({
			at: record.atType,
			severity: isServedByNsd(record) ? "error" : "warning",
			message: `The SOA of ${record.owner} is written a second time: BIND counts it once, NSD refuses the zone, and who changes one forgets the other. Delete one of the two`,
			related: () => [{ at: first.atType, message: "the first one" }],
			actions: () => {
				const safe = record.text?.comment === undefined && record.ttl === first.ttl;
				return [{ ...deleteCopy(record, "Delete the second SOA"), safe }];
			},
		});
	},
};

function isServedByNsd({ context, zone }: RecordView): boolean {
	return context.workspace.configurations.some(({ path, server }) => path === zone.configuration && server === "nsd");
}
