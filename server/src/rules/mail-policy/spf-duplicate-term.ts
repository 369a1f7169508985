import { hasPrefix } from "../../mail/special-address.ts";
import type { SpfTerm } from "../../mail/spf.ts";
import { removeTerm } from "../fixes/edit-spf.ts";
import { spfRule } from "../judgements/spf-rule.ts";
import { atText, type SpfView, writtenTerm } from "../views/spf-view.ts";

/** The first term that matches decides, so a later one that says the same never does. */
export const spfDuplicateTerm = spfRule({
	id: "spf-duplicate-term",
	severity: "hint",
	summary: "A term of an SPF record says what another one in front of it says already",
	sources: ["RFC 7208 section 4.6.2"],

	check(spf, report) {
		for (const [index, term] of spf.terms.entries()) {
			if (term.problem !== undefined || MODIFIERS.has(term.kind)) continue;
			const before = spf.terms.slice(0, index);
			const covering = before.find((other) => other.problem === undefined && covers(spf, other, term));
			if (!covering) continue;
			report({
				at: atText(spf, term),
				message: `${writtenTerm(spf, term)} has no effect, since ${writtenTerm(spf, covering)} in front of it matches all that it does. Delete it: receivers look up only ten names`,
				related: () => [{ at: atText(spf, covering), message: "this matches first" }],
				actions: () => [removeTerm(spf, term, { safe: true })],
			});
		}
	},
});

const MODIFIERS: ReadonlySet<string> = new Set(["redirect", "exp", "unknown"]);

/** Whether all that a term matches is matched by another one. */
function covers(spf: SpfView, other: SpfTerm, term: SpfTerm): boolean {
	if (other.kind !== term.kind) return false;
	if (!term.address || !other.address) {
		const bare = (one: SpfTerm) =>
			writtenTerm(spf, one)
				.toLowerCase()
				.replace(/^[-+~?]/, "");
		return bare(other) === bare(term);
	}
	const [length, own] = term.address.length === 4 ? [other.prefix4, term.prefix4] : [other.prefix6, term.prefix6];
	return length <= own && hasPrefix(term.address, other.address, length);
}
