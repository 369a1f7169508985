import { TYPE_CODE } from "../../records/type-code.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { RecordRule } from "../rule.ts";

/** Where the protocol stands, in octets and among the fields, and the only one there is. */
const PROTOCOL_AT = 2;
const PROTOCOL = 1;
const DNSSEC = 3;

/** RFC 4034 section 2.1.2: the protocol is 3, and a key with another one is treated as none. */
export const dnskeyProtocol: RecordRule = {
	id: "dnskey-protocol",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.DNSKEY, TYPE_CODE.CDNSKEY],
	severity: "error",
	summary: "The protocol of a DNSKEY is not 3, so nobody verifies anything with the key",
	sources: ["RFC 4034 section 2.1.2"],

	check(record, report) {
		if (record.isGenerated || !record.text || record.wire[PROTOCOL_AT] === DNSSEC) return;
		report({
			at: record.atField(PROTOCOL),
			message: `The protocol of keys is ${DNSSEC}, and resolvers treat a key with ${record.wire[PROTOCOL_AT]} as none, so nothing that it signs can be verified. Write ${DNSSEC}`,
			actions: () => [setFields(record, new Map([[PROTOCOL, String(DNSSEC)]]), `Write ${DNSSEC}`)],
		});
	},
};
