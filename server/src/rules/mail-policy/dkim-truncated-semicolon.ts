import { MAX_STRING } from "../../records/character-string.ts";
import { SEMICOLON } from "../../text/char.ts";
import { lineEndAt } from "../../text/line-end.ts";
import type { Fix } from "../fix.ts";
import { inAllCopies } from "../fixes/copies-of.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import type { Replacement } from "../fixes/replacement.ts";
import { addition, removal } from "../fixes/update-line.ts";
import { recordRefusal } from "../fixes/written-record.ts";
import { swallowed } from "../judgements/cut-by-comment.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 5.1: a semicolon outside quotes begins a comment. */
export const dkimTruncatedSemicolon = dkimRule({
	id: "dkim-truncated-semicolon",
	severity: "error",
	summary: "A DKIM key stands without quotes, so what is behind its first semicolon is a comment",
	sources: ["RFC 1035 section 5.1", "RFC 6376 section 3.6.1"],

	check({ record, text }, report) {
		const lost = swallowed(record);
		if (lost === "") return;
		report({
			at: record.atRdata,
			message: `A semicolon outside quotes begins a comment, so servers publish only ${text} at ${record.owner}, without the key, and signatures made with it fail. Put quotes around the whole text`,
			actions: () => quoteAll(record, `${text}; ${lost}`),
		});
	},
});

function quoteAll(record: RecordView, text: string): readonly Fix[] {
	if (/["\\]/.test(text)) return [];
	const strings = text.match(new RegExp(`[^]{1,${MAX_STRING}}`, "g"))!.map((part) => `"${part}"`);
	const written = strings.join(" ");
	const { context, owner, ttl, typeName, zone } = record;
	return [
		makeJointFix(
			{
				context,
				title: "Put quotes around the whole text",
				changes: () => [
					{
						zone,
						updates: () => [removal(record), addition({ owner, ttl, typeName, rdata: written })],
						replacements: () => inAllCopies(record, (copy) => recordRefusal(copy) ?? [textWritten(copy, written)]),
					},
				],
			},
			{ safe: true },
		),
	];
}

/** A text in place of all data up to the end of the line, where a comment begins in the midst of it. */
function textWritten(record: RecordView, text: string): Replacement {
	const { block, fields } = record.text!;
	const { octets } = block.slice.file.text.chunks[block.index]!;
	const { end } = fields.at(-1)!;
	const stop = octets[end] === SEMICOLON ? lineEndAt(octets, end) : end;
	return { file: block.slice.file, index: block.index, start: fields[0]!.start, end: stop, text };
}
