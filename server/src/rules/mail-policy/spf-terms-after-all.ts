import type { SpfTerm } from "../../mail/spf.ts";
import type { Fix } from "../fix.ts";
import { editSpf, withoutTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, type SpfView, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 5.1: mechanisms behind `all` are never looked at. */
export const spfTermsAfterAll = spfRule({
	id: "spf-terms-after-all",
	severity: "warning",
	summary: "A mechanism of an SPF record stands behind all, where nobody looks at it",
	sources: ["RFC 7208 section 5.1"],

	check(spf, report) {
		const { terms, record } = spf;
		const at = terms.findIndex(({ kind, problem }) => kind === "all" && problem === undefined);
		const all = terms[at];
		if (!all) return;
		const idle = terms.slice(at + 1).filter(({ kind }) => !MODIFIERS.has(kind));
		if (idle.length === 0) return;
		const last = idle.at(-1)!;
		const written = idle.map((term) => writtenTerm(spf, term)).join(" ");
		report({
			at: atText(spf, { start: idle[0]!.start, end: last.end }),
			message: `${written} stands behind ${writtenTerm(spf, all)}, where receivers of mail from ${record.owner} do not look any more. Put ${writtenTerm(spf, all)} at the end, or delete what is behind it`,
			actions: () => [
				...(idle.every((term) => mayCount(spf, term)) ? [moveToEnd(spf, all, last)] : []),
				editSpf(
					spf,
					`Delete ${written}`,
					idle.map((term) => withoutTerm(spf, term)),
					{ preferred: false },
				),
			],
		});
	},
});

const MODIFIERS: ReadonlySet<string> = new Set(["redirect", "exp", "unknown"]);

/** The unit at which the next term starts. */
function nextStart(text: string, end: number): number {
	let at = end;
	while (text[at] === " ") at++;
	return at;
}

/** Whether a term may come to count without making a sender of an address that has no host. */
function mayCount({ record }: SpfView, { address, prefix4, prefix6 }: SpfTerm): boolean {
	const isOne = address !== undefined && (address.length === 4 ? prefix4 === 32 : prefix6 === 128);
	return !isOne || record.addressOf(address).hosts.length > 0;
}

function moveToEnd(spf: SpfView, all: SpfTerm, last: SpfTerm): Fix {
	const written = writtenTerm(spf, all);
	const edits = [
		{ start: all.start, end: nextStart(spf.text, all.end), text: "" },
		{ start: last.end, end: last.end, text: ` ${written}` },
	];
	return editSpf(spf, `Move ${written} to the end`, edits, { preferred: false });
}
