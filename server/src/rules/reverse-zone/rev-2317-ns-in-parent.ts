import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { delegateLabelActions } from "../judgements/delegate-label-actions.ts";
import { idleLabel } from "../judgements/idle-label.ts";
import type { RecordRule } from "../rule.ts";
import { isStockZone } from "../views/stock-zone.ts";

/** RFC 2317 section 4: the label to which the CNAMEs lead is delegated with NS records, or has the PTRs itself. */
export const rev2317NsInParent: RecordRule = {
	id: "rev-2317-ns-in-parent",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_CNAME],
	zones: "reverse",
	severity: "warning",
	summary: "CNAMEs of addresses lead below a label that has neither NS records nor PTRs",
	sources: ["RFC 2317 section 4"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} CNAME records of ${origin} lead below labels that have neither NS records nor PTRs, so the addresses have no names. Delegate the labels with NS records`,
	},

	check(record, report) {
		if (record.isGenerated && !record.isEdgeOfGenerate) return;
		const label = idleLabel(record);
		if (label === undefined || isStockZone(record.context, record.zone)) return;
		report({
			at: record.atField(0),
			message: `The CNAME leads below ${label}, where ${record.origin} has neither NS records nor PTRs, so look-ups end there. Delegate ${label} with NS records, or write the PTRs there`,
			actions: () => delegateLabelActions(record),
		});
	},
};
