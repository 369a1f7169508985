import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { renameHost } from "../fixes/rename-host.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { type MailHostProblem, mailHostProblem } from "../judgements/mail-host-problem.ts";
import { properName } from "../judgements/proper-name.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1123 section 2.1: labels of letters, digits and inner hyphens. */
export const mxTargetNotHostname: RecordRule = {
	id: "mx-target-not-hostname",
	group: "mail-trio",
	severity: "warning",
	summary: "an MX names something that cannot be a mail server's name",
	sources: ["RFC 1123 section 2.1", "RFC 5321 section 2.3.5"],
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		const exchange = judgedExchange(record);
		const problem = exchange && mailHostProblem(record);
		// That its letters are not ASCII is told where it is written so.
		if (problem?.kind === "characters" && /[^ -~]/.test(record.writtenField(1))) return;
		// In the reverse tree, that there is no address says it all.
		if (!problem || (problem.kind === "reverse" && exchange.status === "no-address")) return;
		const meant = problem.kind === "single-label" ? hostOfZone(record) : undefined;
		report({
			at: exchangePlace(record),
			message: `${record.target} ${problem.reason}. ${whatToDo(problem, meant)}`,
			actions: () =>
				problem.kind === "characters"
					? renameActions(record)
					: meant === undefined
						? []
						: [replaceName(record, 1, meant)],
		});
	},
};

function whatToDo({ kind }: MailHostProblem, meant: string | undefined): string {
	if (kind === "characters") return "BIND refuses such a zone unless check-names allows it, so rename the host";
	if (kind === "reverse") return "Name the host as its A or AAAA record does";
	return meant === undefined ? "Write the full name of the host" : `${meant} is probably meant: write its full name`;
}

/** Another name for the host, wherever it stands; where a loaded zone has the host, and its own name is a proper one. */
function renameActions(record: RecordView): readonly Action[] {
	const name = properName(record);
	return name === undefined ? [] : [renameHost(record, record.targetName, name)];
}

/** The host of this label in the zone of the record, if it has an address. */
function hostOfZone(record: RecordView): string | undefined {
	if (record.isGenerated) return undefined;
	const name = `${record.target}${record.origin}`;
	const resolution = record.resolve(name);
	if (!resolution || resolution.wildcard || resolution.aliases.length > 0) return undefined;
	return record.addressesOf(name).length > 0 ? name : undefined;
}
