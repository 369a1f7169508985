import { TYPE_A, TYPE_AAAA, TYPE_MX } from "../../workspace/lookup.ts";
import { appendTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 7208 section 4.7: a record that ends without a match is neutral. */
export const spfNoAll = spfRule({
	id: "spf-no-all",
	severity: "warning",
	summary: "An SPF record has neither all nor redirect=, so it says nothing of other hosts",
	sources: ["RFC 7208 section 4.7", "RFC 7208 section 5.1"],

	check(spf, report) {
		const { record, terms } = spf;
		if (terms.some(({ kind, problem }) => problem !== undefined || kind === "all" || kind === "redirect")) return;
		// A list that other records include needs none.
		if (!isMailName(record)) return;
		report({
			at: record.atRdata,
			message: `The SPF record of ${record.owner} ends without all, so it says nothing of the hosts that it does not name and stops nobody who forges mail. Append -all, or ~all while you find out who sends`,
			actions: () => [appendTerm(spf, "-all", { preferred: false }), appendTerm(spf, "~all", { preferred: false })],
		});
	},
});

/** Whether mail is likely to come from a name: it is the zone's own, or receives mail, or is a host. */
function isMailName(record: RecordView): boolean {
	if (record.ownerName === record.zone.origin) return true;
	return [TYPE_MX, TYPE_A, TYPE_AAAA].some((type) => record.recordsOfOwner(type).length > 0);
}
