import { TYPE_CODE } from "../../records/type-code.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { caaIssuer, caaProperty } from "../judgements/caa-property.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 8659 section 4.2: any record that names an authority allows it, whatever the others say. */
export const caaMultipleConflict: RecordRule = {
	id: "caa-multiple-conflict",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.CAA],
	severity: "information",
	summary: "A CAA record forbids all authorities, and another one at the same name allows one",
	sources: ["RFC 8659 section 4.2"],

	check(record, report) {
		if (record.isGenerated) return;
		const own = caaProperty(record);
		if (!own || !/^issue(?:wild|mail|vmc)?$/i.test(own.tag) || caaIssuer(own) !== "") return;
		const tag = own.tag.toLowerCase();
		const allowing = record.recordsOfOwner(TYPE_CODE.CAA).find((other) => {
			const property = caaProperty(other);
			return property?.tag.toLowerCase() === tag && caaIssuer(property) !== "";
		});
		if (!allowing) return;
		report({
			at: record.atField(2),
			message: `This record forbids all authorities to issue certificates for ${record.owner}, but another one allows ${caaIssuer(caaProperty(allowing)!)}, and that counts. Delete the one that is not meant`,
			related: () => [{ at: allowing.atField(2), message: "This one allows an authority" }],
			actions: () => [deleteRecord(record, `Delete ${tag} ";"`)],
		});
	},
};
