import { isSpf } from "../../mail/spf.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { stringsChange } from "../fixes/edit-strings.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { isRemarkable } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import { atText, spfOf, textOf } from "../views/spf-view.ts";

/** RFC 7208 section 4.5: a record begins with `v=spf1`, then comes a blank or nothing. */
export const spfVersionNearMiss: RecordRule = {
	id: "spf-version-near-miss",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_TXT],
	where: isRemarkable,
	severity: "warning",
	summary: "A TXT record looks like an SPF record but does not begin with its version, so receivers pass over it",
	sources: ["RFC 7208 section 4.5", "RFC 4406"],

	check(record, report) {
		const text = textOf(record);
		if (text === undefined || isSpf(text) || isGluedVersion(text)) return;
		const begin = VERSION.exec(text)?.[0];
		const hasTerms = TERMS.test(text) && END.test(text);
		if (begin === undefined && !hasTerms) return;
		// Sender ID beside SPF was right once, and does no harm.
		const isSenderId = begin !== undefined && /2\.0/.test(begin);
		if (isSenderId && record.recordsOfOwner(TYPE_TXT).some((other) => spfOf(other))) return;
		const start = begin ?? "";
		const meant = `v=spf1 ${text.slice(start.length).replace(/^[;,\s]+/, "")}`.trimEnd();
		report({
			at: start === "" ? record.atRdata : atText({ record }, { start: 0, end: start.trimEnd().length }),
			message: isSenderId
				? `This is a record of Sender ID, which no receiver reads any more, and ${record.owner} has no SPF record. Begin it with v=spf1`
				: `This looks like an SPF record, but receivers see none at ${record.owner}, since it does not begin with "v=spf1 ". Write ${meant.length > 60 ? `${meant.slice(0, 60)}…` : meant}`,
			actions: () => [
				makeJointFix({
					context: record.context,
					title: "Begin the record with v=spf1",
					changes: () => [stringsChange(record, [{ start: 0, end: text.length, text: meant }])],
				}),
			],
		});
	},
};

/** A version that is almost one, with what parts it from the terms. */
const VERSION =
	/^\s*(?:v\s*=\s*spf\s*[12](?:\.0)?(?:\/(?:mfrom|pra|mfrom,pra|pra,mfrom))?|spf[12](?:\.0)?(?:\/(?:mfrom|pra|mfrom,pra|pra,mfrom))?|v[:-]spf1|vspf1)(?=[\s;,]|$)[;,\s]*/i;
const TERMS = /(?:^|\s)[-+~?]?(?:include:|ip4:|ip6:|mx(?=\s|$)|a(?=\s|$))/i;
const END = /(?:^|\s)[-~?]all\s*$/i;

/** A blank that is lacking between two strings is told by a rule of its own. */
function isGluedVersion(text: string): boolean {
	return /^v=spf1[^\s;,]/i.test(text);
}
