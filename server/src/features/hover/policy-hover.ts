import type { PolicyKind } from "../../mail/policy-kinds.ts";
import type { Tag } from "../../mail/tag-list.ts";
import type { HoverBlock } from "./hover-text.ts";

/** What a tag of a policy says to receivers, and what its value means where a registry knows it. */
export function policyHover({ name, reference, tags, version }: PolicyKind, tag: Tag): HoverBlock[] {
	const title = { code: shortened(`${tag.name}=${tag.value}`) };
	if (tag.name === "v") return [{ paragraph: [title, ` – the version of a ${name} (${reference})`] }];
	const known = tags.find((one) => one.name === tag.name);
	if (!known) return [{ paragraph: [title, ` – no tag of ${version}, so receivers pass over it`] }];
	const values = tag.value.split(/[:,]/).flatMap((value) => known.values.get(value.trim().toLowerCase()) ?? []);
	const value = values.length > 0 ? `: ${values.join("; ")}` : "";
	return [{ paragraph: [title, ` – ${known.meaning}${value} (${reference})`] }];
}

/** A key is long. */
const LONGEST = 40;

function shortened(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
