import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import { servedSignature } from "../judgements/served-signature.ts";
import { MANY_SIGNATURES, ORIGINAL_TTL_FIELD, signatureText } from "../judgements/signature-words.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4034 section 3: a signature has the TTL of what it is of, and says it once more. */
export const rrsigTtlMismatch: RecordRule = {
	id: "rrsig-ttl-mismatch",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.RRSIG],
	severity: "warning",
	summary: "A signature has another TTL than the records that it is of",
	sources: ["RFC 4034 section 3", "RFC 4034 section 3.1.4"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} have other TTLs than the records that they are of. Sign the zone anew`,
	},

	check(record, report) {
		const served = servedSignature(record);
		if (!served) return;
		const { lookup, tables } = record.context.workspace;
		const { covered, originalTtl } = served.signature;
		const first = lookup.recordIn(record.zone, record.ownerName, covered);
		if (first < 0) return;
		const ttl = tables.records.ttl[first]!;
		if (originalTtl === ttl && record.ttl === ttl) return;
		const all = lookup.recordsIn(record.zone, record.ownerName, covered);
		// Of records with several TTLs it is told by itself.
		if (all.some((one) => tables.records.ttl[one] !== ttl)) return;
		const related = () => [
			{
				at: record.context.viewRecord(record.context, first).atTtl,
				message: `the ${typeName(covered)} record, with ${ttl}`,
			},
		];
		if (originalTtl !== ttl) {
			report({
				at: record.atField(ORIGINAL_TTL_FIELD),
				message: `${signatureText(record, covered)} was made when they had the TTL ${originalTtl}, and now they have ${ttl}: resolvers go by the smaller one. Change the unsigned file and sign it again`,
				related,
			});
			return;
		}
		report({
			at: record.atTtl,
			message: `${signatureText(record, covered)} has the TTL ${record.ttl}, and they have ${ttl}: resolvers keep them as long as the shorter one. Sign the zone anew`,
			related,
		});
	},
};
