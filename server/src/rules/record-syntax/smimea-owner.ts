import { TYPE_CODE } from "../../records/type-code.ts";
import { mailboxOwnerFlaw } from "../judgements/hashed-mailbox.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 8162 section 3: the certificate of a mail user stands at the hash of the mailbox. */
export const smimeaOwner: RecordRule = {
	id: "smimea-owner",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.SMIMEA],
	severity: "warning",
	summary: "The owner of an SMIMEA record is not the hash of a mailbox in front of `_smimecert`",
	sources: ["RFC 8162 section 3"],

	check(record, report) {
		const flaw = record.isGenerated ? undefined : mailboxOwnerFlaw(record, "_smimecert");
		if (flaw !== undefined) report({ at: record.atOwner, message: flaw });
	},
};
