import { deleteRequestText } from "../../records/dnssec/delete-request.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { isOffer, offeredKey, sameKey } from "../judgements/offered-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7344 section 4: some zones above look for CDS, some for CDNSKEY, so both are published. */
export const cdsWithoutCdnskey: RecordRule = {
	id: "cds-without-cdnskey",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CDS],
	severity: "warning",
	summary: "A CDS has no CDNSKEY beside it, so zones above that look for CDNSKEY do not act",
	sources: ["RFC 7344 section 4"],

	check(record, report) {
		if (!isOffer(record) || sameKey(record, TYPE_CODE.CDNSKEY)) return;
		const isDelete = offeredKey(record) === "0";
		const key = sameKey(record, TYPE_CODE.DNSKEY);
		// A CDS of no key at all is another matter.
		if (!isDelete && !key) return;
		const rdata = isDelete ? deleteRequestText(TYPE_CODE.CDNSKEY) : key!.rdata;
		const what = isDelete ? "asks for no DS" : "speaks of the same key";
		report({
			at: record.atType,
			message: `No CDNSKEY of ${record.owner} ${what} as this CDS does, and registries look for the one or the other, so some do not act. Add it`,
			actions: () => {
				const { context, origin, zone } = record;
				return [insertRecord(context, zone, origin, "CDNSKEY", rdata, "Add the CDNSKEY")];
			},
		});
	},
};
