import type { RecordRule } from "../rule.ts";
import { SERVICE_TYPES, serviceOf } from "../views/service-view.ts";

/** RFC 9460 section 2.4.1: where one record is an alias, the others of its name do not count. */
export const svcbAliasMultiple: RecordRule = {
	id: "svcb-alias-multiple",
	group: "integrity",
	subject: "record",
	types: SERVICE_TYPES,
	severity: "warning",
	summary: "A name has an alias record (priority 0) beside other SVCB or HTTPS records",
	sources: ["RFC 9460 section 2.4.1", "RFC 9460 section 2.4.2"],

	check(record, report) {
		const all = record.recordsOfOwner(record.type);
		if (all.length < 2 || !serviceOf(record)?.isAlias) return;
		const first = all.find((one) => serviceOf(one)?.isAlias)!;
		const { owner, typeName } = record;
		if (first.id !== record.id) {
			// The same twice: duplicate-record.
			if (first.targetName === record.targetName) return;
			report({
				at: record.atRdata,
				message: `${owner} is an alias of ${first.target} for ${typeName} already, and clients take one of the two at random. Delete one of them`,
				related: () => [{ at: first.atRdata, message: `the alias of ${first.target}` }],
			});
			return;
		}
		const service = all.find((one) => serviceOf(one)?.isAlias === false);
		if (!service) return;
		report({
			at: record.atRdata,
			message: `${owner} is an alias of ${record.target} for ${typeName}, since the priority is 0, so clients ignore its ${typeName} records with other priorities. Delete the alias or the others`,
			related: () => [{ at: service.atRdata, message: `an ${typeName} record that is ignored` }],
		});
	},
};
