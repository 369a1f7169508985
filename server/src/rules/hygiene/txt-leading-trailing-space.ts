import { toOctets } from "../../text/utf8.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { editPolicy } from "../fixes/edit-policy.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule, RecordTest } from "../rule.ts";
import { atText, textOf } from "../views/spf-view.ts";

const [MTA_STS, TLS, BIMI] = ["_mta-sts", "_tls", "_bimi"].map(toOctets) as [Uint8Array, Uint8Array, Uint8Array];

/** By their words, or at the owners of policies whose words are no mark of them. */
const mayBePolicy: RecordTest = (tables, record) => {
	const { names, records } = tables;
	const owner = records.owner[record]!;
	const parent = names.parent[owner]!;
	return (
		isRemarkable(tables, record) ||
		names.hasLabel(owner as never, MTA_STS) ||
		(parent > 0 && (names.hasLabel(parent as never, TLS) || names.hasLabel(parent as never, BIMI)))
	);
};

const POLICY = /^v=(?:spf1|DMARC1|DKIM1|STSv1|TLSRPTv1|BIMI1)(?![A-Za-z0-9])/i;
/** The only one that may begin with blanks; where others do, receivers see none, and that is told. */
const DKIM = /^\s+v=DKIM1\s*;/;

/** What the blanks of a pasted text do to strict readers is known to nobody. */
export const txtLeadingTrailingSpace: RecordRule = {
	id: "txt-leading-trailing-space",
	group: "hygiene",
	subject: "record",
	types: [TYPE_TXT],
	where: mayBePolicy,
	severity: "hint",
	summary: "The text of a mail policy begins or ends with blanks",
	sources: ["RFC 7208 section 4.5", "RFC 6376 section 3.2"],

	check(record, report) {
		const text = textOf(record);
		if (text === undefined) return;
		const blanks = DKIM.test(text)
			? { start: 0, end: text.length - text.trimStart().length, where: "begins" }
			: POLICY.test(text) && text.trimEnd() !== text
				? { start: text.trimEnd().length, end: text.length, where: "ends" }
				: undefined;
		if (!blanks) return;
		const { start, end } = blanks;
		report({
			at: atText({ record }, blanks),
			message: `The text at ${record.owner} ${blanks.where} with ${end - start === 1 ? "a blank" : `${end - start} blanks`}, over which strict readers may stumble. Delete ${end - start === 1 ? "it" : "them"}`,
			actions: () => [{ ...editPolicy({ record }, "Delete the blanks", [{ start, end, text: "" }]), safe: true }],
		});
	},
};
