import { TYPE_CODE } from "../../records/type-code.ts";
import { adviseParameters, HASH_FIELD, hashParameters, isInForce, SHA1_HASH } from "../judgements/hash-parameters.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 5155 section 8.1 and 11: SHA-1 is the only hash, and records with others are ignored. */
export const nsec3Algorithm: RecordRule = {
	id: "nsec3-algorithm",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.NSEC3, TYPE_CODE.NSEC3PARAM],
	severity: "error",
	summary: "NSEC3 has a hash that does not exist, so BIND refuses the zone",
	sources: ["RFC 5155 section 8.1", "RFC 5155 section 11"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} NSEC3 records of ${origin} have a hash that does not exist, so resolvers ignore them. Have the zone signed anew`,
	},

	check(record, report) {
		const { hash } = hashParameters(record);
		if (hash === SHA1_HASH || record.zone.kind !== "primary") return;
		const wrong = `${record.owner} has the hash ${hash} for NSEC3, but there is none but 1 (SHA-1)`;
		if (record.type === TYPE_CODE.NSEC3) {
			report({
				at: record.atField(HASH_FIELD),
				message: `${wrong}, so resolvers ignore this record. Have the zone signed anew`,
			});
			return;
		}
		if (!isInForce(record)) return;
		const isOnly = record.recordsOfOwner(record.type).every((other) => hashParameters(other).hash !== SHA1_HASH);
		report({
			at: record.atField(HASH_FIELD),
			severity: isOnly ? "error" : "warning",
			message: `${wrong}, ${isOnly ? "so BIND refuses the zone" : "so servers ignore this NSEC3PARAM"}. Set it to 1`,
			actions: () => (isOnly ? adviseParameters(record) : []),
		});
	},
};
