import { TYPE_CODE } from "../../records/type-code.ts";
import { mailboxOwnerFlaw } from "../judgements/hashed-mailbox.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7929 section 3: the key of a mail user stands at the hash of the mailbox. */
export const openpgpkeyOwner: RecordRule = {
	id: "openpgpkey-owner",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_CODE.OPENPGPKEY],
	severity: "warning",
	summary: "The owner of an OPENPGPKEY record is not the hash of a mailbox in front of `_openpgpkey`",
	sources: ["RFC 7929 section 3"],

	check(record, report) {
		const flaw = record.isGenerated ? undefined : mailboxOwnerFlaw(record, "_openpgpkey");
		if (flaw !== undefined) report({ at: record.atOwner, message: flaw });
	},
};
