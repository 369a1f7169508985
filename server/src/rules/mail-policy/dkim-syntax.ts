import type { Fix } from "../fix.ts";
import { editPolicy, withoutStretch } from "../fixes/edit-policy.ts";
import { isCutByComment } from "../judgements/cut-by-comment.ts";
import { dkimRule } from "../judgements/policy-rule.ts";
import type { PolicyText } from "../views/policy-text.ts";
import { atText } from "../views/spf-view.ts";

/** RFC 6376 section 3.6.1: a key record is a list of tags, and `p=` is one of them. */
export const dkimSyntax = dkimRule({
	id: "dkim-syntax",
	severity: "error",
	summary: "A DKIM key record is no list of tags, or has no key, so no signature can be verified with it",
	sources: ["RFC 6376 section 3.2", "RFC 6376 section 3.6.1"],

	check(policy, report) {
		const { record, text, tags, flaws } = policy;
		// What a comment swallowed is told as such, and names in which everything fits hold no keys.
		if (isCutByComment(record) || tags.length === 0) return;
		for (const flaw of flaws) {
			report({
				at: atText(policy, flaw),
				message: `${text.slice(flaw.start, flaw.end)} ${flaw.problem}, so receivers cannot read the DKIM key at ${record.owner}, and signatures made with it fail. Write name=value, with semicolons between`,
				actions: () => repairs(policy, flaw),
			});
		}
		const glued = tags.find(({ value }) => GLUED.test(value));
		if (glued) {
			report({
				at: atText(policy, glued),
				message: `${shortened(text.slice(glued.start, glued.end))} lacks a semicolon between two tags, so receivers cannot read the DKIM key at ${record.owner}, and signatures made with it fail. Put it in`,
				actions: () => [separate(policy, glued)],
			});
		} else if (flaws.length === 0 && !tags.some(({ name }) => name === "p")) {
			report({
				at: record.atRdata,
				message: `The DKIM record at ${record.owner} has no p= with the key, so signatures made with it fail. Add the public key, or delete the record`,
			});
		}
	},
});

/** A value that goes on with another tag. */
const GLUED = /\s(?:v|k|p|h|s|t|n|g)\s*=\s*\S/;

function repairs(
	policy: PolicyText,
	flaw: { readonly start: number; readonly end: number; readonly problem: string },
): readonly Fix[] {
	const written = policy.text.slice(flaw.start, flaw.end);
	if (flaw.problem !== "is there twice") return [];
	const isSame = policy.tags.some(({ start, end }) => policy.text.slice(start, end) === written);
	return [
		editPolicy(policy, `Delete the second ${written.split("=")[0]}=`, [withoutStretch(policy.text, flaw)], {
			preferred: isSame,
			safe: isSame,
		}),
	];
}

function separate(policy: PolicyText, { start, end }: { readonly start: number; readonly end: number }): Fix {
	const text = policy.text.slice(start, end).replace(/\s+(?=(?:v|k|p|h|s|t|n|g)\s*=)/g, "; ");
	return editPolicy(policy, "Put semicolons between the tags", [{ start, end, text }], { safe: true });
}

function shortened(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
