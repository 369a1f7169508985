import { spellingDistance } from "../../text/spelling-distance.ts";
import { removeTerm, replaceTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, writtenTerm } from "../views/spf-view.ts";

/** RFC 7208 section 6: receivers pass over modifiers that they do not know. */
export const spfUnknownModifier = spfRule({
	id: "spf-unknown-modifier",
	severity: "information",
	summary: "An SPF record has a modifier that receivers do not know and pass over",
	sources: ["RFC 7208 section 6"],

	check(spf, report) {
		for (const term of spf.terms) {
			if (term.kind !== "unknown" || term.problem !== undefined || KNOWN.has(term.name)) continue;
			const meant = ["redirect", "exp"].find((name) => spellingDistance(name, term.name, 2) <= 2);
			const written = writtenTerm(spf, term);
			report({
				at: atText(spf, term),
				message: `${written} is no modifier that receivers know, so they pass over it. ${meant ? `Write ${meant}= if that is meant, or delete it` : "Delete it"}`,
				actions: () => [
					...(meant ? [replaceTerm(spf, term, meant + written.slice(term.name.length), { preferred: false })] : []),
					removeTerm(spf, term, { preferred: meant === undefined }),
				],
			});
		}
	},
});

/** Mechanisms with an equals sign are told as what they are, and RFC 6652 has modifiers of its own. */
const KNOWN: ReadonlySet<string> = new Set([
	"a",
	"mx",
	"ptr",
	"ip4",
	"ip6",
	"exists",
	"include",
	"all",
	"ra",
	"rp",
	"rr",
]);
