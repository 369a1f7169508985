import { TYPE_TXT } from "../../workspace/lookup.ts";
import { stringsChange } from "../fixes/edit-strings.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { gluedSeams } from "../judgements/glued-strings.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { atText, textOf } from "../views/spf-view.ts";

/** RFC 7208 section 3.3: the strings of a record are put together without anything between them. */
export const spfStringsMissingSpace: RecordRule = {
	id: "spf-strings-missing-space",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TXT],
	where: isRemarkable,
	severity: "error",
	summary: "The strings of an SPF record have no blank between them, so receivers read two terms as one",
	sources: ["RFC 7208 section 3.3"],

	check(record, report) {
		const text = textOf(record);
		if (text === undefined || !/^v=spf1/i.test(text)) return;
		const seams = gluedSeams(record);
		const [first] = seams;
		if (first === undefined) return;
		const term = /[^ ]*$/.exec(text.slice(0, first))![0] + /^[^ ]*/.exec(text.slice(first))![0];
		const start = first - /[^ ]*$/.exec(text.slice(0, first))![0].length;
		report({
			at: atText({ record }, { start, end: start + term.length }),
			message: `Receivers put the strings of a TXT record together without a blank, so they read ${term} here, and the SPF record of ${record.owner} counts as none or as an error. Write it as one string, or end a string with a blank`,
			actions: () => [
				makeJointFix(
					{
						context: record.context,
						title: "Put blanks between the terms",
						changes: () => [
							stringsChange(
								record,
								seams.map((at) => ({ start: at - 1, end: at, text: `${text[at - 1]} ` })),
							),
						],
					},
					{ safe: true },
				),
			],
		});
	},
};
