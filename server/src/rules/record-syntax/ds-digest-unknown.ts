import { DIGEST_TYPES } from "../../records/dnssec/digest-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { RecordRule } from "../rule.ts";

/** Where the type of the digest stands, in octets and among the fields. */
const DIGEST_AT = 3;
const DIGEST = 2;
/** The types that IANA has assigned (Digest Algorithms of DS records). */
const KNOWN: ReadonlySet<number> = new Set(DIGEST_TYPES.map(({ number }) => number));

/** RFC 4035 section 5.2: a resolver treats a DS with a digest that it does not know as none. */
export const dsDigestUnknown: RecordRule = {
	id: "ds-digest-unknown",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.DS],
	severity: "error",
	summary: "The digest of a DS is of a type that nobody knows",
	sources: ["RFC 4034 section 5.1.3", "RFC 4035 section 5.2"],

	check(record, report) {
		if (record.isGenerated || !record.text) return;
		const type = record.wire[DIGEST_AT]!;
		if (KNOWN.has(type)) return;
		report({
			at: record.atField(DIGEST),
			message: `There is no digest type ${type}, so resolvers take this DS of ${record.owner} as none, and Knot refuses the zone. Take the record anew from the key of the child, with SHA-256, which is 2`,
		});
	},
};
