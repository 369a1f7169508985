import { mxPreference } from "../../trio/mx-preference.ts";
import { TYPE_MX } from "../../workspace/lookup.ts";
import { replaceField } from "../fixes/replace-field.ts";
import { refersToRoot } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 7505 section 3: the preference of a null MX is 0. */
export const nullMxNonzeroPref: RecordRule = {
	id: "null-mx-nonzero-pref",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_MX],
	where: refersToRoot,
	severity: "information",
	summary: "A null MX has another preference than 0",
	sources: ["RFC 7505 section 3", "Zonemaster Zone09"],

	check(record, report) {
		if (record.isGenerated) return;
		const preference = mxPreference(record.context.workspace, record.id);
		if (preference === 0) return;
		report({
			at: record.atField(0),
			message: `The null MX of ${record.owner} has the preference ${preference}, but only MX 0 . says that a domain takes no mail, and senders may pass over this one. Write 0`,
			actions: () => [{ ...replaceField(record, 0, "Write MX 0 .", () => "0"), safe: true }],
		});
	},
};
