import { TYPE_CODE } from "../../records/type-code.ts";
import { TYPE_CNAME } from "../../workspace/lookup.ts";
import { isReferredTo } from "../judgements/special-owner.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 6698 section 3: clients ask for `_port._protocol` in front of the host. */
export const tlsaOwner: RecordRule = {
	id: "tlsa-owner",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.TLSA],
	severity: "warning",
	summary: "The owner of a TLSA record does not begin with a port and a protocol",
	sources: ["RFC 6698 section 3"],

	check(record, report) {
		if (
			record.isGenerated ||
			/^(?:_\d{1,5}\._(?:tcp|udp|sctp|dccp|quic)|\*\._(?:tcp|udp|sctp|dccp|quic)|\*)\./.test(record.owner)
		)
			return;
		// Several ports may share the records of a name to which their aliases lead (RFC 7671 section 6).
		if (isReferredTo(record, record.ownerName, TYPE_CNAME)) return;
		report({
			at: record.atOwner,
			message: `Nobody asks for the certificate at ${record.owner}, since clients put the port and the protocol in front of the host, as in _25._tcp. Write both in front`,
		});
	},
};
