import type { RecordRule } from "../rule.ts";
import { SERVICE_TYPES, serviceOf } from "../views/service-view.ts";

/** RFC 9460 section 2.4.2: parameters of an alias are ignored. */
export const svcbAliasParams: RecordRule = {
	id: "svcb-alias-params",
	group: "integrity",
	subject: "record",
	types: SERVICE_TYPES,
	severity: "warning",
	summary: "An alias record (priority 0) has parameters, which clients ignore",
	sources: ["RFC 9460 section 2.4.2"],

	check(record, report) {
		const service = serviceOf(record);
		if (!service?.isAlias || !service.hasParameters) return;
		report({
			at: record.atField(record.isGenerated ? 0 : 2),
			message: `The ${record.typeName} record of ${record.owner} has priority 0, which makes an alias, and clients ignore the parameters of an alias. Delete them, or give it a priority of 1 if they are to count`,
		});
	},
};
