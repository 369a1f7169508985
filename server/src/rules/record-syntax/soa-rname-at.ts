import { TYPE_SOA } from "../../workspace/lookup.ts";
import { replaceField } from "../fixes/replace-field.ts";
import type { RecordRule } from "../rule.ts";

/** Where the mailbox stands in an SOA. */
const MAILBOX = 1;

/** RFC 1035 section 8: a mailbox is written as a name, with a dot in the place of the @. */
export const soaRnameAt: RecordRule = {
	id: "soa-rname-at",
	group: "record-syntax",
	subject: "record",
	types: [TYPE_SOA],
	severity: "error",
	summary: "The mailbox of an SOA is written with an @ in it",
	sources: ["RFC 1035 section 8", "RFC 1912 section 2.2"],

	check(record, report) {
		const written = record.writtenField(MAILBOX);
		const at = /^(?:[^\\@]|\\.)+@/.exec(written)?.[0].length;
		if (at === undefined || at === written.length) return;
		const local = written.slice(0, at - 1).replace(/(?<!\\)\./g, "\\.");
		const domain = written.slice(at);
		// A whole address is meant, so its domain is whole as well.
		const mailbox = `${local}.${domain}${domain.includes(".") && !domain.endsWith(".") ? "." : ""}`;
		report({
			at: record.atField(MAILBOX),
			message: `The mailbox is written with an @, which becomes a letter of its name, so nobody can write to those who look after ${record.origin}: write ${mailbox}`,
			actions: () => [replaceField(record, MAILBOX, `Write ${mailbox}`, () => mailbox)],
		});
	},
};
