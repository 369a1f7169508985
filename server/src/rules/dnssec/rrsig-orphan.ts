import { TYPE_CODE, typeName } from "../../records/type-code.ts";
import { servedSignature } from "../judgements/served-signature.ts";
import { COVERED_FIELD, MANY_SIGNATURES } from "../judgements/signature-words.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 4035 section 2.2: a signature stands beside the records that it is of. */
export const rrsigOrphan: RecordRule = {
	id: "rrsig-orphan",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.RRSIG],
	severity: "warning",
	summary: "A signature is of records that are not there",
	sources: ["RFC 4035 section 2.2"],
	many: {
		above: MANY_SIGNATURES,
		message: (count, origin) =>
			`${count} signatures of ${origin} are of records that are not there. Sign the zone anew`,
	},

	check(record, report) {
		const served = servedSignature(record);
		if (!served) return;
		const { lookup } = record.context.workspace;
		const { covered } = served.signature;
		if (lookup.recordIn(record.zone, record.ownerName, covered) >= 0) return;
		// Keys sign the same records each: the first of their signatures speaks for all.
		const alike = record.recordsOfOwner(TYPE_CODE.RRSIG).filter(({ signature }) => signature?.covered === covered);
		if (alike[0]?.id !== record.id) return;
		report({
			at: record.atField(COVERED_FIELD),
			message: `${record.owner} has no ${typeName(covered)} record of which this could be the signature, so the zone was changed after it was signed. Change the unsigned file and sign it again`,
		});
	},
};
