import type { RecordRule } from "../rule.ts";
import { SERVICE_TYPES, serviceOf } from "../views/service-view.ts";

/** RFC 9460 section 2.4.2: an alias that leads to itself leads to nothing. */
export const svcbAliasSelf: RecordRule = {
	id: "svcb-alias-self",
	group: "integrity",
	subject: "record",
	types: SERVICE_TYPES,
	severity: "error",
	summary: "An SVCB or HTTPS record makes its owner an alias of itself",
	sources: ["RFC 9460 section 2.4.2"],

	check(record, report) {
		if (record.targetName !== record.ownerName || !serviceOf(record)?.isAlias) return;
		report({
			at: record.atField(record.isGenerated ? 0 : 1),
			message: `The ${record.typeName} record of ${record.owner} has priority 0, which makes an alias, and leads to ${record.owner} itself, so it leads nowhere. Name another host, or give it a priority of 1 and the target . for a service at this name`,
		});
	},
};
