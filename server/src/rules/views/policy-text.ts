import { parseTagList, type Tag, type TagList } from "../../mail/tag-list.ts";
import type { Place } from "../place.ts";
import { oncePerView } from "./once-per-view.ts";
import type { RecordView } from "./record-view.ts";
import { atText, textOf } from "./spf-view.ts";

/** The text of a TXT record that is a tag list: a DKIM key, a DMARC policy and the like. */
export interface PolicyText extends TagList {
	readonly record: RecordView;
	/** Its strings, put together. */
	readonly text: string;
}

/** A TXT record as a tag list; undefined where a `$GENERATE` makes it. */
export const policyOf = oncePerView((record: RecordView): PolicyText | undefined => {
	const text = textOf(record);
	return text === undefined ? undefined : { record, text, ...parseTagList(text) };
});

/** The place of a tag, or of its value alone. */
export function atTag(policy: PolicyText, tag: Tag): Place {
	return atText(policy, tag);
}

export function atValue(policy: PolicyText, { valueStart, end, start }: Tag): Place {
	return atText(policy, valueStart < end ? { start: valueStart, end } : { start, end });
}

export function tagOf({ tags }: TagList, name: string): Tag | undefined {
	return tags.find((tag) => tag.name === name);
}

/** `_dmarc` of `_dmarc.example.com.`: the first label of a name. */
export function firstLabel(name: string): string {
	return name.slice(0, name.indexOf("."));
}
