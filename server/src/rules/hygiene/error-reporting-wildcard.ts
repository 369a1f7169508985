import { toOctets } from "../../text/utf8.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { ownerTest } from "../judgements/record-test.ts";
import type { RecordRule } from "../rule.ts";

const ER = toOctets("_er");

/** RFC 9567 section 6.1.1: a report is a question for a name below `_er`, and is answered with a TXT record. */
export const errorReportingWildcard: RecordRule = {
	id: "error-reporting-wildcard",
	group: "hygiene",
	subject: "record",
	types: [TYPE_TXT],
	where: ownerTest((names, owner) => names.hasLabel(owner, ER) || names.hasLabel(names.parentOf(owner), ER)),
	severity: "information",
	summary: "A domain that takes reports of DNS errors has no TXT record at the wildcard that answers them",
	sources: ["RFC 9567 section 6.1.1"],

	check(record, report) {
		if (record.isGenerated || record.zone.dynamic) return;
		const { context, ownerName, zone } = record;
		const { lookup, tables } = context.workspace;
		const { names } = tables;
		const top = names.hasLabel(ownerName, ER) ? ownerName : names.parentOf(ownerName);
		const wildcard = `*.${names.text(top)}`;
		const answer = record.resolve(wildcard)?.answer;
		if (!names.isWithin(top, zone.origin) || lookup.answerIn(zone, lookup.sought(top)).kind === "outside") return;
		if (
			answer?.kind === "outside" ||
			(answer?.kind === "found" && lookup.recordIn(answer.zone, answer.node, TYPE_TXT) >= 0)
		) {
			return;
		}
		report({
			at: record.atOwner,
			message: `Reports of errors are questions for names below ${names.text(top)}, and no TXT record answers them, so each resolver asks again and again. Add TXT "Report received" at ${wildcard}`,
			actions: () => [
				insertRecord(context, zone, wildcard, "TXT", '"Report received"', `Add TXT "Report received" at ${wildcard}`),
			],
		});
	},
};
