import { editPolicy } from "../fixes/edit-policy.ts";
import { mtaStsRule } from "../judgements/policy-rule.ts";
import { atValue, tagOf } from "../views/policy-text.ts";

/** RFC 8461 section 3.1: the version, then an id of letters and digits. */
export const mtaStsSyntax = mtaStsRule({
	id: "mta-sts-syntax",
	severity: "error",
	summary: "An MTA-STS record is not written as senders read it, so they pass over it",
	sources: ["RFC 8461 section 3.1"],

	check(policy, report) {
		const { record, text } = policy;
		const domain = record.owner.replace(/^_mta-sts\./, "");
		if (WHOLE.test(text)) return;
		const id = tagOf(policy, "id");
		const plain = id?.value.replace(/[^A-Za-z0-9]/g, "").slice(0, 32) ?? "";
		const isIdWrong = id !== undefined && !/^[A-Za-z0-9]{1,32}$/.test(id.value);
		const meant = plain === "" ? undefined : `v=STSv1; id=${plain};`;
		report({
			at: isIdWrong ? atValue(policy, id) : record.atRdata,
			message: `${isIdWrong ? `The id ${id.value} must have 1 to 32 letters and digits and nothing else` : 'An MTA-STS record is "v=STSv1; id=…;", with letters and digits for the id'}, so senders pass over the policy of ${domain} and may send its mail without encryption. Write ${meant ?? "v=STSv1; id=20261124;"}`,
			actions: () =>
				meant === undefined
					? []
					: [editPolicy(policy, `Write ${meant}`, [{ start: 0, end: text.length, text: meant }], { safe: true })],
		});
	},
});

const WHOLE = /^v=STSv1\s*;\s*id\s*=\s*[A-Za-z0-9]{1,32}\s*(?:;\s*[A-Za-z0-9][A-Za-z0-9_.-]*\s*=\s*[^;=\s]+\s*)*;?\s*$/;
