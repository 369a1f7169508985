import { DMARC_VALUES } from "../../mail/dmarc.ts";
import type { Tag } from "../../mail/tag-list.ts";
import { spellingDistance } from "../../text/spelling-distance.ts";
import type { Fix } from "../fix.ts";
import { editPolicy, removeTag, replaceValue, withoutStretch } from "../fixes/edit-policy.ts";
import { dmarcTextRule, isDmarcPolicy } from "../judgements/policy-rule.ts";
import { atTag, type PolicyText, tagOf } from "../views/policy-text.ts";
import { atText } from "../views/spf-view.ts";

/** RFC 7489 section 6.4 and RFC 9989: `v=DMARC1` first and exactly so, then tags with values that receivers know. */
export const dmarcSyntax = dmarcTextRule({
	id: "dmarc-syntax",
	severity: "error",
	summary: "A DMARC policy is not written as receivers read it, so they pass over it or over a part",
	sources: ["RFC 7489 section 6.3", "RFC 7489 section 6.4", "RFC 9989"],

	check(policy, report) {
		const { record, tags, flaws, text } = policy;
		const domain = record.owner.replace(/^_dmarc\./, "");
		if (!isDmarcPolicy(policy)) {
			const head = /^\s*v\s*[=:]?\s*dmarc\s*1?\s*[;,]?\s*/i.exec(text)?.[0] ?? "";
			report({
				at:
					head.trim() === ""
						? record.atRdata
						: atText(policy, { start: head.length - head.trimStart().length, end: head.trimEnd().length }),
				message: `Receivers take this for no DMARC policy of ${domain}, since it does not begin with "v=DMARC1;". Write it so, in capital letters`,
				actions: () => [beginWithVersion(policy, head)],
			});
			return;
		}
		for (const flaw of flaws) {
			report({
				at: atText(policy, flaw),
				message: `${text.slice(flaw.start, flaw.end)} ${flaw.problem}, so receivers may pass over this DMARC policy. Write name=value, with semicolons between`,
				actions: () => {
					if (flaw.problem === "ends no tag")
						return [editPolicy(policy, "Delete it", [{ ...flaw, text: "" }], { safe: true })];
					if (flaw.problem !== "is there twice") return [];
					return [editPolicy(policy, "Delete it", [withoutStretch(text, flaw)], { preferred: false })];
				},
			});
		}
		for (const tag of tags) {
			const values = valuesOf(tag);
			if (!values) continue;
			report({
				at: atTag(policy, tag),
				message: `${tag.name}=${tag.value} is no value that receivers know, so they pass over it${tag.name === "p" ? ", and over the whole policy" : ""}. Write one of ${values.join(", ")}`,
				actions: () => repairs(policy, tag, values),
			});
		}
	},
});

function beginWithVersion(policy: PolicyText, head: string): Fix {
	const version = tagOf(policy, "v");
	// A version that stands elsewhere comes to the front.
	const rest =
		version && head === ""
			? policy.tags
					.filter((tag) => tag !== version)
					.map(({ start, end }) => policy.text.slice(start, end))
					.join("; ")
			: policy.text.slice(head.length);
	const text = rest === "" ? "v=DMARC1" : `v=DMARC1; ${rest}`;
	return editPolicy(policy, "Begin the policy with v=DMARC1", [{ start: 0, end: policy.text.length, text }], {
		safe: true,
	});
}

/** What a tag may have, where it has something else. */
function valuesOf({ name, value }: Tag): readonly string[] | undefined {
	if (name === "fo") return /^[01ds](?:\s*:\s*[01ds])*$/i.test(value) ? undefined : ["0", "1", "d", "s"];
	const values = DMARC_VALUES.get(name);
	return values?.includes(value.toLowerCase()) ? undefined : values;
}

function repairs(policy: PolicyText, tag: Tag, values: readonly string[]): readonly Fix[] {
	const written = tag.value.toLowerCase();
	const meant = values.filter((value) =>
		value.length > 1 ? spellingDistance(value, written, 2) <= 2 : LONG_VALUES.has(written) && written.startsWith(value),
	);
	if (meant.length === 1) return [replaceValue(policy, tag, meant[0]!)];
	const first = values.map((value) => replaceValue(policy, tag, value, { preferred: false }));
	return tag.name === "p" ? first : [...first, removeTag(policy, tag, { preferred: false })];
}

/** What the letters stand for. */
const LONG_VALUES: ReadonlySet<string> = new Set(["relaxed", "strict", "yes", "no"]);
