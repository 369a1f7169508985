import { deleteRequestText } from "../../records/dnssec/delete-request.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { digestOf, digestText } from "../judgements/key-digest.ts";
import { isOffer, offeredKey, sameKey } from "../judgements/offered-key.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7344 section 4: some zones above look for CDS, some for CDNSKEY, so both are published. */
export const cdnskeyWithoutCds: RecordRule = {
	id: "cdnskey-without-cds",
	group: "dnssec",
	subject: "record",
	types: [TYPE_CODE.CDNSKEY],
	severity: "warning",
	summary: "A CDNSKEY has no CDS beside it, so zones above that look for CDS do not act",
	sources: ["RFC 7344 section 4"],

	check(record, report) {
		if (!isOffer(record) || sameKey(record, TYPE_CODE.CDS)) return;
		const isDelete = offeredKey(record) === "0";
		const key = sameKey(record, TYPE_CODE.DNSKEY);
		if (!isDelete && !key) return;
		const what = isDelete ? "asks for no DS" : "speaks of the same key";
		report({
			at: record.atType,
			message: `No CDS of ${record.owner} ${what} as this CDNSKEY does, and registries look for the one or the other, so some do not act. Add it`,
			actions: () => {
				const { context, origin, zone } = record;
				const rdata = isDelete ? deleteRequestText(TYPE_CODE.CDS) : digestText(digestOf(key!));
				return [insertRecord(context, zone, origin, "CDS", rdata, "Add the CDS")];
			},
		});
	},
};
