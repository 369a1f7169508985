import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import { CROWD } from "../../workspace/crowd.ts";
import { duplicateRecords } from "../judgements/duplicate-records.ts";
import type { NameRule, Report } from "../rule.ts";
import type { NameView } from "../views/name-view.ts";

/** named refuses a zone with more records of one type at a name than `max-records-per-type` says. */
export const rrsetTooManyRecords: NameRule = {
	id: "rrset-too-many-records",
	group: "integrity",
	subject: "name",
	severity: "error",
	summary: "A name has more records of one type than named takes, so it refuses the zone",
	sources: ["BIND 9 Administrator Reference Manual"],

	check(name, report) {
		const most = name.zone.limits.records;
		reportCrowd(name, report);
		for (const { type, records } of name.sets) {
			// Signatures count by the type that they sign, of which there are never so many.
			if (records.length <= most || type === TYPE_CODE.RRSIG) continue;
			const copies = duplicateRecords(name);
			const count = records.filter((record) => !copies.has(record)).length;
			if (count <= most) continue;
			report({
				at: name.view(records[0]!).atOwner,
				message: `${name.text} has ${count} ${typeName(type)} records, but named takes ${most} of one type at a name and refuses the zone, though named-checkzone does not. Spread them over several names, or raise max-records-per-type in named.conf`,
			});
		}
	},
};

/** Of so many records, nothing is said one by one. */
function reportCrowd(name: NameView, report: Report): void {
	const { records, text } = name;
	if (records.length <= CROWD) return;
	report({
		at: name.view(records[0]!).atOwner,
		severity: "information",
		message: `${text} has ${records.length} records, and where there are more than ${CROWD} at a name Zone Trio checks their text only. Spread them over several names`,
	});
}
