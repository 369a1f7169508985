import { parseSpf } from "../../mail/spf.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import type { Change } from "../fixes/change.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { copyDeletions, recordDeletions } from "../fixes/delete-record.ts";
import { stringsChange } from "../fixes/edit-strings.ts";
import { makeJointFix } from "../fixes/make-fix.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { type SpfView, spfOf, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 4.5: of several records none counts. */
export const spfMultipleRecords = spfRule({
	id: "spf-multiple-records",
	severity: "error",
	summary: "A name has more than one SPF record, so receivers take them all as broken",
	sources: ["RFC 7208 section 3.2", "RFC 7208 section 4.5"],

	check(spf, report) {
		const { record } = spf;
		const all = record.recordsOfOwner(TYPE_TXT).flatMap((other) => spfOf(other) ?? []);
		const first = all[0];
		if (!first || first.record.id === record.id) return;
		report({
			at: record.atRdata,
			message: `${record.owner} has ${all.length} SPF records, which receivers take as an error (permerror), and many refuse the mail. Put the terms of all into one`,
			related: () => [{ at: first.record.atRdata, message: "the first SPF record" }],
			actions: () => [merge(all)],
		});
	},
});

/** The terms of all in the first one: each once, with the strictest end. */
function merge(all: readonly SpfView[]): Fix {
	const [first] = all;
	const { record, text } = first!;
	const changes = (): readonly Change[] => {
		const [[, ...copies] = [], ...others] = groupsOfCopies(all.map((spf) => spf.record));
		return [
			stringsChange(record, [{ start: 0, end: text.length, text: mergedText(all) }]),
			...copyDeletions(copies),
			...recordDeletions(others.flat()),
		];
	};
	return makeJointFix({
		context: record.context,
		title: `Make one SPF record of ${record.owner}: ${mergedText(all)}`,
		changes,
	});
}

function mergedText(all: readonly SpfView[]): string {
	const terms = all.flatMap((spf) => spf.terms.map((term) => ({ term, written: writtenTerm(spf, term) })));
	const isLast = (kind: string) => kind === "all" || kind === "redirect" || kind === "exp";
	const named = terms.filter(({ term }) => !isLast(term.kind)).map(({ written }) => written);
	const ends = ["-all", "~all", "?all", "+all"].filter((end) =>
		terms.some(({ term }) => term.kind === "all" && `${term.qualifier}all` === end),
	);
	// Where one goes on elsewhere and another ends, what includes the former lets both pass.
	const redirects = terms
		.filter(({ term }) => term.kind === "redirect")
		.map(({ term }) => `include:${term.domain?.replace(/\.$/, "")}`);
	const exp = terms.find(({ term }) => term.kind === "exp");
	const merged = [...new Set([...named, ...redirects]), ends[0] ?? "~all", ...(exp ? [exp.written] : [])];
	const text = `v=spf1 ${merged.join(" ")}`;
	return parseSpf(text) ? text : `v=spf1 ${named.join(" ")}`;
}
