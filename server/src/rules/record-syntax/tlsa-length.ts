import { TYPE_CODE } from "../../records/type-code.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** Where the matching type and the data stand. */
const MATCHING_AT = 2;
const DATA_AT = 3;
/** The octets of a digest by the matching type (RFC 6698 section 2.1.3). */
const LENGTHS: ReadonlyMap<number, readonly [algorithm: string, octets: number]> = new Map([
	[1, ["SHA-256", 32]],
	[2, ["SHA-512", 64]],
]);

/** RFC 6698 section 2.1.3: a digest is as long as its algorithm makes it. */
export const tlsaLength: RecordRule = {
	id: "tlsa-length",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.TLSA, TYPE_CODE.SMIMEA],
	where: isRemarkable,
	severity: "error",
	summary: "The digest of a TLSA or SMIMEA record is not as long as its matching type says",
	sources: ["RFC 6698 section 2.1.3", "RFC 8162 section 2"],

	check(record, report) {
		if (record.isGenerated) return;
		const { wire } = record;
		const wanted = LENGTHS.get(wire[MATCHING_AT]!);
		const found = wire.length - DATA_AT;
		if (!wanted || found === wanted[1]) return;
		report({
			at: record.atField(DATA_AT),
			message: `A digest of matching type ${wire[MATCHING_AT]}, ${wanted[0]}, has ${wanted[1]} octets, and this one has ${found}: no certificate can match it, and mail is not delivered. Make the record anew from the certificate`,
		});
	},
};
