import { TYPE_CODE } from "../../records/type-code.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** The values of the three fields that mean something, and the one for private use (IANA: DANE parameters). */
const FIELDS = [
	{ name: "usage", values: new Set([0, 1, 2, 3, 255]), expected: "0 to 3" },
	{ name: "selector", values: new Set([0, 1, 255]), expected: "0 for the certificate or 1 for its key" },
	{
		name: "matching type",
		values: new Set([0, 1, 2, 255]),
		expected: "0 for the whole, 1 for SHA-256 or 2 for SHA-512",
	},
] as const;

/** RFC 6698 section 2.1: a client passes over records with values that it does not know. */
export const tlsaValues: RecordRule = {
	id: "tlsa-values",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.TLSA, TYPE_CODE.SMIMEA],
	where: isRemarkable,
	severity: "warning",
	summary: "The usage, selector or matching type of a TLSA or SMIMEA record is none",
	sources: ["RFC 6698 section 7", "RFC 7218"],

	check(record, report) {
		if (record.isGenerated || !record.text) return;
		const { wire } = record;
		for (const [field, { name, values, expected }] of FIELDS.entries()) {
			const value = wire[field]!;
			if (values.has(value as never)) continue;
			report({
				at: record.atField(field),
				message: `There is no ${name} ${value}, so clients pass over what ${record.owner} says. Write ${expected}`,
			});
		}
	},
};
