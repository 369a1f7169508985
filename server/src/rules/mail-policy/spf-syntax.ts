import type { SpfTerm } from "../../mail/spf.ts";
import type { Fix } from "../fix.ts";
import { replaceTerm } from "../fixes/edit-spf.ts";
import { gluedSeams } from "../judgements/glued-strings.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, type SpfView, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 4.6: one term that is none makes the whole record an error. */
export const spfSyntax = spfRule({
	id: "spf-syntax",
	severity: "error",
	summary: "A term of an SPF record is none that receivers know, so the whole record counts as broken",
	sources: ["RFC 7208 section 4.6", "RFC 7208 section 12"],

	check(spf, report) {
		const seams = gluedSeams(spf.record);
		for (const term of spf.terms) {
			const problem = problemOf(term);
			// A blank that is lacking between two strings is told as such.
			if (problem === undefined || seams.some((at) => term.start < at && at < term.end)) continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} ${problem}. Receivers then take the whole SPF record of ${spf.record.owner} as an error (permerror), and many refuse the mail`,
				actions: () => repairs(spf, term),
			});
		}
	},
});

/** Also of a mechanism that is written like a modifier, which receivers pass over. */
function problemOf(term: SpfTerm): string | undefined {
	if (term.flaw === "term") return term.problem;
	return term.kind === "unknown" && MECHANISMS.has(term.name) ? "has = where a mechanism has a colon" : undefined;
}

const MECHANISMS: ReadonlySet<string> = new Set(["a", "mx", "ptr", "ip4", "ip6", "exists", "include", "all"]);

/** What was written → what is meant. */
const MEANT: readonly (readonly [RegExp, string])[] = [
	[/^([-+~?]?)ip(?:v?4)?[:=](?=[\d.]+(?:\/|$))/i, "$1ip4:"],
	[/^([-+~?]?)ip(?:v?6)?[:=](?=[\da-f:.]+(?:\/|$))/i, "$1ip6:"],
	[/^([-+~?]?)(a|mx|ptr|exists|include)=/i, "$1$2:"],
	[/^([-+~?]?)includes[:=]/i, "$1include:"],
	[/^([-+~?]?)exist[:=]/i, "$1exists:"],
	[/^[-+~?]?(redirect|exp):/i, "$1="],
	[/^([-+~?]?)all[.,;]+$/i, "$1all"],
];

function repairs(spf: SpfView, term: SpfTerm): readonly Fix[] {
	const written = writtenTerm(spf, term);
	const meant = MEANT.find(([pattern]) => pattern.test(written));
	return meant ? [replaceTerm(spf, term, written.replace(meant[0], meant[1]), { safe: true })] : [];
}
