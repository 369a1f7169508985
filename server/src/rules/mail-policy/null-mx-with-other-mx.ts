import { passesAnyone } from "../../mail/spf.ts";
import { TYPE_MX, TYPE_TXT } from "../../workspace/lookup.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { deleteRecord, deleteRecords } from "../fixes/delete-record.ts";
import { refersToRoot } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { spfOf } from "../views/spf-view.ts";

/** RFC 7505 section 3: a domain with a null MX must have no other. */
export const nullMxWithOtherMx: RecordRule = {
	id: "null-mx-with-other-mx",
	group: "mail-policy",
	subject: "record",
	types: [TYPE_MX],
	where: refersToRoot,
	severity: "error",
	summary: "A domain says that it takes no mail, and names mail servers all the same",
	sources: ["RFC 7505 section 3", "Zonemaster Zone09"],

	check(record, report) {
		const all = record.recordsOfOwner(TYPE_MX).filter((other) => other.target !== ".");
		const others = groupsOfCopies(all).map(([first]) => first);
		const [first] = others;
		if (!first) return;
		report({
			at: record.atRdata,
			message: `The null MX of ${record.owner} says that the domain takes no mail, but it has ${others.length === 1 ? `an MX to ${first.target} too` : `${others.length} other MX records too`}: some senders refuse to send, others try. Delete one or the other`,
			related: () => others.slice(0, 3).map((other) => ({ at: other.atRdata, message: `the MX to ${other.target}` })),
			actions: () => [
				{ ...deleteRecord(record, `Delete the null MX of ${record.owner}`), preferred: false },
				...(sends(record)
					? []
					: [deleteRecords(others, `Delete the other MX of ${record.owner}`, { preferred: false })]),
			],
		});
	},
};

/** Whether an SPF record lets hosts send mail for the owner, so that it has to take some. */
function sends(record: RecordView): boolean {
	return record.recordsOfOwner(TYPE_TXT).some((other) => {
		const spf = spfOf(other);
		return spf !== undefined && passesAnyone({ terms: spf.terms, valid: true });
	});
}
