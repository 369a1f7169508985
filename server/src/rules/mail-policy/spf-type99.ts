import { characterStrings } from "../../trio/spf-text.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { deleteRecord } from "../fixes/delete-record.ts";
import { replaceType } from "../fixes/replace-type.ts";
import type { RecordRule } from "../rule.ts";
import { spfOf } from "../views/spf-view.ts";

const TYPE_SPF = 99;

/** RFC 7208 section 3.1: SPF records are TXT records and nothing else. */
export const spfType99: RecordRule = {
	id: "spf-type99",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_SPF],
	severity: "warning",
	summary: "A record has the type SPF, which no receiver asks for",
	sources: ["RFC 7208 section 3.1", "RFC 7208 section 14.1"],

	check(record, report) {
		if (record.isGenerated) return;
		const text = characterStrings(record.wire);
		const twins = record.recordsOfOwner(TYPE_TXT).flatMap((other) => spfOf(other) ?? []);
		const [twin] = twins;
		const isSame = twin?.text === text;
		const beside = !twin
			? `${record.owner} has no TXT record with it`
			: isSame
				? "the TXT record beside it says the same"
				: "the TXT record beside it says something else";
		report({
			at: record.atType,
			message: `No receiver asks for records of the type SPF any more, and ${beside}. ${twin ? "Delete this one" : "Make it a TXT record"}`,
			...(twin && { related: () => [{ at: twin.record.atRdata, message: "this is the record that counts" }] }),
			actions: () => [twin ? { ...deleteRecord(record), preferred: isSame } : replaceType(record, "TXT")],
		});
	},
};
