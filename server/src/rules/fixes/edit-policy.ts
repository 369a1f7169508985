import type { Tag } from "../../mail/tag-list.ts";
import type { Fix } from "../fix.ts";
import type { PolicyText } from "../views/policy-text.ts";
import { type StringEdit, stringsChange } from "./edit-strings.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

/** Changes the text of a policy; `title` says how. */
export function editPolicy(
	{ record }: Pick<PolicyText, "record">,
	title: string,
	edits: readonly StringEdit[],
	offer: Offer = {},
): Fix {
	return makeJointFix({ context: record.context, title, changes: () => [stringsChange(record, edits)] }, offer);
}

/** Writes another value into a tag. */
export function replaceValue(policy: PolicyText, tag: Tag, value: string, offer: Offer = {}): Fix {
	const edits = [{ start: tag.start, end: tag.end, text: `${tag.name}=${value}` }];
	return editPolicy(policy, `Write ${tag.name}=${value}`, edits, offer);
}

/** Takes a tag out, with the semicolon and the blanks that part it from the one before. */
export function removeTag(policy: PolicyText, tag: Tag, offer: Offer = {}): Fix {
	return editPolicy(policy, `Delete ${tag.name}=`, [withoutStretch(policy.text, tag)], offer);
}

/** What takes a stretch between two semicolons out. */
export function withoutStretch(
	text: string,
	{ start, end }: { readonly start: number; readonly end: number },
): StringEdit {
	const from = text.lastIndexOf(";", start - 1);
	if (from >= 0) return { start: from, end, text: "" };
	const behind = /^\s*;\s*/.exec(text.slice(end))?.[0] ?? "";
	return { start, end: end + behind.length, text: "" };
}

/** Puts a tag behind another one. */
export function insertTag(policy: PolicyText, after: Tag, written: string, offer: Offer = {}): Fix {
	return editPolicy(policy, `Add ${written}`, [{ start: after.end, end: after.end, text: `; ${written}` }], offer);
}
